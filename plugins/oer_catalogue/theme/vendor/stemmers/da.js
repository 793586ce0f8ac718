/* Danish: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, danish_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
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
const g_undouble_c = "bdfgklmnprst";
const g_v = "aeiouyåæø";
const g_s_ending = "'abcdfghjklmnoprtvyzå";
let I_p1 = 0;
const a_0 = table("hed ethed ered e erede ende erende ene erne ere en heden eren er heder erer s heds es endes erendes enes ernes eres ens hedens erens ers ets erets et eret", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
const a_1 = table("gd dt gt kt", -1);
const a_2 = table("ig lig elig els løst", [1, 1, 1, 1, 2]);
function r_mark_regions() {
 let v_1, v_2, v_3;
 I_p1 = limit;
 v_1 = cursor;
 lab0: {
  while (true) {
   v_2 = cursor;
   lab1: {
    while (true) {
     lab2: {
      if ((cursor === limit) || (current[cursor] !== "'")) {
       break lab2;
      }
      cursor += 1;
      break;
     }
     if (cursor >= limit) {
      break lab1;
     }
     cursor += 1;
    }
    break;
   }
   cursor = v_2;
   if (!go_out_grouping(g_v)) {
    break lab0;
   }
   cursor += 1;
   if (!go_in_grouping(g_v)) {
    break lab0;
   }
   cursor += 1;
   break;
  }
  I_p1 = cursor;
 }
 cursor = v_1;
 v_3 = cursor;
 if ((cursor + 3) > limit) {
  return false;
 }
 cursor += 3;
 lab0: {
  if (I_p1 >= cursor) {
   break lab0;
  }
  I_p1 = cursor;
 }
 cursor = v_3;
 return true;
}
function r_main_suffix() {
 let among_var, v_2;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 among_var = find_among_b(a_0);
 if (among_var === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 limit_backward = v_2;
 if (among_var === 1) {
  slice_del();
 } else {
  if (!in_grouping_b(g_s_ending)) {
   return false;
  }
  slice_del();
 }
 return true;
}
function r_consonant_pair() {
 let v_1, v_3;
 v_1 = limit - cursor;
 if (cursor < I_p1) {
  return false;
 }
 v_3 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 if (find_among_b(a_1) === 0) {
  limit_backward = v_3;
  return false;
 }
 bra = cursor;
 limit_backward = v_3;
 cursor = limit - v_1;
 if (cursor <= limit_backward) {
  return false;
 }
 cursor -= 1;
 bra = cursor;
 slice_del();
 return true;
}
function r_other_suffix() {
 let among_var, v_1, v_3, v_4;
 v_1 = limit - cursor;
 lab0: {
  ket = cursor;
  if (!eq_s_b("st")) {
   break lab0;
  }
  bra = cursor;
  if (!eq_s_b("ig")) {
   break lab0;
  }
  slice_del();
 }
 cursor = limit - v_1;
 if (cursor < I_p1) {
  return false;
 }
 v_3 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 among_var = find_among_b(a_2);
 if (among_var === 0) {
  limit_backward = v_3;
  return false;
 }
 bra = cursor;
 limit_backward = v_3;
 if (among_var === 1) {
  slice_del();
  v_4 = limit - cursor;
  r_consonant_pair();
  cursor = limit - v_4;
 } else {
  slice_from("løs");
 }
 return true;
}
function r_undouble() {
 let S_ch, v_2;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 if (!in_grouping_b(g_undouble_c)) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 S_ch = slice_to();
 limit_backward = v_2;
 if (!eq_s_b(S_ch)) {
  return false;
 }
 slice_del();
 return true;
}
function stem() {
 let v_1, v_2, v_3, v_4;
 if (!r_mark_regions()) {
  return false;
 }
 limit_backward = cursor;
 cursor = limit;
 v_1 = limit - cursor;
 r_main_suffix();
 cursor = limit - v_1;
 v_2 = limit - cursor;
 r_consonant_pair();
 cursor = limit - v_2;
 v_3 = limit - cursor;
 r_other_suffix();
 cursor = limit - v_3;
 v_4 = limit - cursor;
 r_undouble();
 cursor = limit - v_4;
 ket = cursor;
 if ((cursor <= limit_backward) || (current[cursor - 1] !== "'")) {
  return false;
 }
 cursor -= 1;
 bra = cursor;
 slice_del();
 cursor = limit_backward;
 return true;
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { da: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
