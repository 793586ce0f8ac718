/* Hungarian: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, hungarian_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
(function () {
"use strict";
let current, cursor, limit, limit_backward, bra, ket;
function table(texts, results, methods) {
  const found = new Map(), sizes = new Set();
  texts.split(" ").forEach((text, i) => {
    found.set(text, [typeof results === "number" ? results : results[i], methods && methods[i]]);
    sizes.add(text.length);
  });
  return { found, sizes: Array.from(sizes).sort((a, b) => b - a) };
}
function entry(table, part, moved) {
  const from = cursor;
  for (const size of table.sizes) {
    const known = table.found.get(part(from, size));
    if (!known) continue;
    cursor = from + moved * size;
    if (!known[1]) return known[0];
    if (known[1]()) {
      cursor = from + moved * size;
      return known[0];
    }
  }
  return 0;
}
const find_among = (table) => entry(table, (from, size) => (from + size <= limit ? current.slice(from, from + size) : null), 1);
const find_among_b = (table) => entry(table, (to, size) => (to - size >= limit_backward ? current.slice(to - size, to) : null), -1);
const next = (set) => set.includes(current[cursor]), before = (set) => set.includes(current[cursor - 1]);
const in_grouping = (set) => cursor < limit && next(set) && ++cursor > 0;
const out_grouping = (set) => cursor < limit && !next(set) && ++cursor > 0;
const in_grouping_b = (set) => cursor > limit_backward && before(set) && cursor-- > 0;
const out_grouping_b = (set) => cursor > limit_backward && !before(set) && cursor-- > 0;
function go_in_grouping(set) {
  while (cursor < limit && next(set)) cursor++;
  return cursor < limit;
}
function go_out_grouping(set) {
  while (cursor < limit && !next(set)) cursor++;
  return cursor < limit;
}
function go_in_grouping_b(set) {
  while (cursor > limit_backward && before(set)) cursor--;
  return cursor > limit_backward;
}
function go_out_grouping_b(set) {
  while (cursor > limit_backward && !before(set)) cursor--;
  return cursor > limit_backward;
}
function eq_s(text) {
  const same = cursor + text.length <= limit && current.startsWith(text, cursor);
  if (same) cursor += text.length;
  return same;
}
function eq_s_b(text) {
  const same = cursor - text.length >= limit_backward && current.endsWith(text, cursor);
  if (same) cursor -= text.length;
  return same;
}
function replace_s(from, to, text) {
  const more = text.length - (to - from);
  current = current.slice(0, from) + text + current.slice(to);
  limit += more;
  if (cursor >= to) cursor += more;
  else if (cursor > from) cursor = from;
  return more;
}
function slice_from(text) {
  replace_s(bra, ket, text);
  ket = bra + text.length;
}
const slice_del = () => slice_from("");
function insert(from, to, text) {
  const more = replace_s(from, to, text);
  if (from <= bra) bra += more;
  if (from <= ket) ket += more;
}
const slice_to = () => current.slice(bra, ket);
const g_v = "aeiouáéíóöúüőű";
let I_p1 = 0;
const a_0 = table("á é", [1, 2]);
const as_0 = ["a", "e"];
const a_1 = table("bb cc dd ff gg jj kk ll mm nn pp rr ccs ss zzs tt vv ggy lly nny tty ssz zz", -1);
const a_2 = table("al el", 1);
const a_3 = table("ba ra be re ig nak nek val vel ul nál nél ból ról tól ül ből ről től n an ban en ben képpen on ön képp kor t at et ként anként enként onként ot ért öt hez hoz höz vá vé", -1);
const a_4 = table("án én ánként", [2, 1, 2]);
const as_4 = ["e", "a"];
const a_5 = table("stul astul ástul stül estül éstül", [1, 1, 2, 1, 1, 3]);
const as_5 = ["", "a", "e"];
const a_6 = table("á é", 1);
const a_7 = table("k ak ek ok ák ék ök", [3, 3, 3, 3, 1, 2, 3]);
const as_7 = ["a", "e", ""];
const a_8 = table("éi áéi ééi é ké aké eké oké áké éké öké éé", [1, 3, 2, 1, 1, 1, 1, 1, 3, 2, 1, 2]);
const as_8 = ["", "e", "a"];
const a_9 = table("a ja d ad ed od ád éd öd e je nk unk ánk énk ünk uk juk ájuk ük jük éjük m am em om ám ém o á é", [1, 1, 1, 1, 1, 1, 2, 3, 1, 1, 1, 1, 1, 2, 3, 1, 1, 1, 2, 1, 1, 3, 1, 1, 1, 1, 2, 3, 1, 2, 3]);
const as_9 = ["", "a", "e"];
const a_10 = table("id aid jaid eid jeid áid éid i ai jai ei jei ái éi itek eitek jeitek éitek ik aik jaik eik jeik áik éik ink aink jaink eink jeink áink éink aitok jaitok áitok im aim jaim eim jeim áim éim", [1, 1, 1, 1, 1, 2, 3, 1, 1, 1, 1, 1, 2, 3, 1, 1, 1, 3, 1, 1, 1, 1, 1, 2, 3, 1, 1, 1, 1, 1, 2, 3, 1, 1, 2, 1, 1, 1, 1, 1, 2, 3]);
const as_10 = ["", "a", "e"];
function r_mark_regions() {
 let v_1, v_2;
 I_p1 = limit;
 while (true) {
  v_1 = cursor;
  lab0: {
   if (!in_grouping(g_v)) {
    break lab0;
   }
   v_2 = cursor;
   lab1: {
    if (!go_in_grouping(g_v)) {
     break lab1;
    }
    cursor += 1;
    I_p1 = cursor;
   }
   cursor = v_2;
   break;
  }
  cursor = v_1;
  if (!go_out_grouping(g_v)) {
   return false;
  }
  cursor += 1;
  I_p1 = cursor;
  break;
 }
 return true;
}
function r_R1() {
 return I_p1 <= cursor;
}
function r_v_ending() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_0);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (!r_R1()) {
  return false;
 }
 slice_from(as_0[among_var - 1]);
 return true;
}
function r_double() {
 let v_1;
 v_1 = limit - cursor;
 if (find_among_b(a_1) === 0) {
  return false;
 }
 cursor = limit - v_1;
 return true;
}
function r_undouble() {
 if (cursor <= limit_backward) {
  return false;
 }
 cursor -= 1;
 ket = cursor;
 if (cursor <= limit_backward) {
  return false;
 }
 cursor -= 1;
 bra = cursor;
 slice_del();
 return true;
}
function r_instrum() {
 ket = cursor;
 if (find_among_b(a_2) === 0) {
  return false;
 }
 bra = cursor;
 if (!r_R1()) {
  return false;
 }
 if (!r_double()) {
  return false;
 }
 slice_del();
 return r_undouble();
}
function r_case() {
 ket = cursor;
 if (find_among_b(a_3) === 0) {
  return false;
 }
 bra = cursor;
 if (!r_R1()) {
  return false;
 }
 slice_del();
 return r_v_ending();
}
function r_case_special() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_4);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (!r_R1()) {
  return false;
 }
 slice_from(as_4[among_var - 1]);
 return true;
}
function r_case_other() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_5);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (!r_R1()) {
  return false;
 }
 slice_from(as_5[among_var - 1]);
 return true;
}
function r_factive() {
 ket = cursor;
 if (find_among_b(a_6) === 0) {
  return false;
 }
 bra = cursor;
 if (!r_R1()) {
  return false;
 }
 if (!r_double()) {
  return false;
 }
 slice_del();
 return r_undouble();
}
function r_plural() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_7);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (!r_R1()) {
  return false;
 }
 slice_from(as_7[among_var - 1]);
 return true;
}
function r_owned() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_8);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (!r_R1()) {
  return false;
 }
 slice_from(as_8[among_var - 1]);
 return true;
}
function r_sing_owner() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_9);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (!r_R1()) {
  return false;
 }
 slice_from(as_9[among_var - 1]);
 return true;
}
function r_plur_owner() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_10);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (!r_R1()) {
  return false;
 }
 slice_from(as_10[among_var - 1]);
 return true;
}
function stem() {
 let v_1, v_10, v_2, v_3, v_4, v_5, v_6, v_7, v_8, v_9;
 v_1 = cursor;
 r_mark_regions();
 cursor = v_1;
 limit_backward = cursor;
 cursor = limit;
 v_2 = limit - cursor;
 r_instrum();
 cursor = limit - v_2;
 v_3 = limit - cursor;
 r_case();
 cursor = limit - v_3;
 v_4 = limit - cursor;
 r_case_special();
 cursor = limit - v_4;
 v_5 = limit - cursor;
 r_case_other();
 cursor = limit - v_5;
 v_6 = limit - cursor;
 r_factive();
 cursor = limit - v_6;
 v_7 = limit - cursor;
 r_owned();
 cursor = limit - v_7;
 v_8 = limit - cursor;
 r_sing_owner();
 cursor = limit - v_8;
 v_9 = limit - cursor;
 r_plur_owner();
 cursor = limit - v_9;
 v_10 = limit - cursor;
 r_plural();
 cursor = limit - v_10;
 cursor = limit_backward;
 return true;
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { hu: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
