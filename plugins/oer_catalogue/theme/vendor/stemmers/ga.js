/* Irish: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, irish_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
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
const g_v = "aeiouáéíóú";
let I_p2 = 0;
let I_p1 = 0;
let I_pV = 0;
const a_0 = table("b' bh bhf bp ch d' d'fh dh dt fh gc gh h- m' mb mh n- nd ng ph sh t- th ts", [1, 4, 2, 8, 5, 1, 2, 6, 9, 2, 5, 7, 1, 1, 4, 10, 1, 6, 7, 8, 3, 1, 9, 3]);
const as_0 = ["", "f", "s", "b", "c", "d", "g", "p", "t", "m"];
const a_1 = table("íochta aíochta ire aire abh eabh ibh aibh amh eamh imh aimh íocht aíocht irí airí", [1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2]);
const a_2 = table("óideacha patacha achta arcachta eachta grafaíochta paite ach each óideach gineach patach grafaíoch pataigh óidigh achtúil eachtúil gineas ginis acht arcacht eacht grafaíocht arcachtaí grafaíochtaí", [6, 5, 1, 2, 1, 4, 5, 1, 1, 6, 3, 5, 4, 5, 6, 1, 1, 3, 3, 1, 2, 1, 4, 2, 4]);
const a_3 = table("imid aimid ímid aímid adh eadh faidh fidh áil ain tear tar", [1, 1, 1, 1, 2, 2, 1, 1, 2, 2, 2, 2]);
function r_mark_regions() {
 let v_1;
 I_pV = limit;
 I_p1 = limit;
 I_p2 = limit;
 v_1 = cursor;
 lab0: {
  if (!go_out_grouping(g_v)) {
   break lab0;
  }
  cursor += 1;
  I_pV = cursor;
  if (!go_in_grouping(g_v)) {
   break lab0;
  }
  cursor += 1;
  I_p1 = cursor;
  if (!go_out_grouping(g_v)) {
   break lab0;
  }
  cursor += 1;
  if (!go_in_grouping(g_v)) {
   break lab0;
  }
  cursor += 1;
  I_p2 = cursor;
 }
 cursor = v_1;
 return true;
}
function r_initial_morph() {
 let among_var;
 bra = cursor;
 among_var = find_among(a_0);
 if (among_var === 0) {
  return false;
 }
 ket = cursor;
 slice_from(as_0[among_var - 1]);
 return true;
}
function r_R1() {
 return I_p1 <= cursor;
}
function r_R2() {
 return I_p2 <= cursor;
}
function r_noun_sfx() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_1);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  if (!r_R1()) {
   return false;
  }
  slice_del();
 } else {
  if (!r_R2()) {
   return false;
  }
  slice_del();
 }
 return true;
}
function r_deriv() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_2);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  if (!r_R2()) {
   return false;
  }
  slice_del();
 } else {
  if (among_var === 2) {
   slice_from("arc");
  } else {
   if (among_var === 3) {
    slice_from("gin");
   } else {
    if (among_var === 4) {
     slice_from("graf");
    } else {
     if (among_var === 5) {
      slice_from("paite");
     } else {
      slice_from("óid");
     }
    }
   }
  }
 }
 return true;
}
function r_verb_sfx() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_3);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  if (I_pV > cursor) {
   return false;
  }
  slice_del();
 } else {
  if (!r_R1()) {
   return false;
  }
  slice_del();
 }
 return true;
}
function stem() {
 let v_1, v_2, v_3, v_4;
 v_1 = cursor;
 r_initial_morph();
 cursor = v_1;
 r_mark_regions();
 limit_backward = cursor;
 cursor = limit;
 v_2 = limit - cursor;
 r_noun_sfx();
 cursor = limit - v_2;
 v_3 = limit - cursor;
 r_deriv();
 cursor = limit - v_3;
 v_4 = limit - cursor;
 r_verb_sfx();
 cursor = limit - v_4;
 cursor = limit_backward;
 return true;
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { ga: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
