/* Finnish: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, finnish_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
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
const g_AEI = "aeiä";
const g_C = "bcdfghjklmnpqrstvwxz";
const g_v = "aeiouyäö";
const g_particle_end = "aeinotuyäö";
let B_ending_removed = false;
let I_p2 = 0;
let I_p1 = 0;
const a_0 = table("pa sti kaan han kin hän kään ko pä kö", [1, 2, 1, 1, 1, 1, 1, 1, 1, 1]);
const a_1 = table("lla na ssa ta lta sta", -1);
const a_2 = table("llä nä ssä tä ltä stä", -1);
const a_3 = table("lle ine", -1);
const a_4 = table("nsa mme nne ni si an en än nsä", [3, 3, 3, 2, 1, 4, 6, 5, 3]);
const a_5 = table("aa ee ii oo uu ää öö", -1);
const a_6 = table("' ai ei ii oi ui äi öi", -1);
const a_7 = table("a lla na ssa ta lta sta tta lle ine ksi n han den seen hen tten hin siin hon hun hän hön ä llä nä ssä tä ltä stä ttä", [2, -1, -1, -1, -1, -1, -1, 3, -1, -1, -1, 1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 2, -1, -1, -1, -1, -1, -1, 3], [null, null, null, null, null, null, null, null, null, null, null, null, r_A, r_VI, r_LV, r_E, r_VI, r_I, r_VI, r_O, r_U, r_A_, r_O_, null, null, null, null, null, null, null, null]);
const a_8 = table("eja mma imma mpa impa mmi immi mpi impi ejä mmä immä mpä impä", [-1, 1, -1, 1, -1, 1, -1, 1, -1, -1, 1, -1, 1, -1]);
const a_9 = table("i j", -1);
const a_10 = table("mma imma", [1, -1]);
function r_mark_regions() {
 I_p1 = limit;
 I_p2 = limit;
 if (!go_out_grouping(g_v)) {
  return false;
 }
 cursor += 1;
 if (!go_in_grouping(g_v)) {
  return false;
 }
 cursor += 1;
 I_p1 = cursor;
 if (!go_out_grouping(g_v)) {
  return false;
 }
 cursor += 1;
 if (!go_in_grouping(g_v)) {
  return false;
 }
 cursor += 1;
 I_p2 = cursor;
 return true;
}
function r_particle_etc() {
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
  if (!in_grouping_b(g_particle_end)) {
   return false;
  }
 } else {
  if (I_p2 > cursor) {
   return false;
  }
 }
 slice_del();
 return true;
}
function r_possessive() {
 let among_var, v_2;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 among_var = find_among_b(a_4);
 if (among_var === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 limit_backward = v_2;
 if (among_var === 1) {
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "k")) {
    break lab0;
   }
   cursor -= 1;
   return false;
  }
  slice_del();
 } else {
  if (among_var === 2) {
   slice_del();
   ket = cursor;
   if (!eq_s_b("kse")) {
    return false;
   }
   bra = cursor;
   slice_from("ksi");
  } else {
   if (among_var === 3) {
    slice_del();
   } else {
    if (among_var === 4) {
     if (find_among_b(a_1) === 0) {
      return false;
     }
     slice_del();
    } else {
     if (among_var === 5) {
      if (find_among_b(a_2) === 0) {
       return false;
      }
      slice_del();
     } else {
      if (find_among_b(a_3) === 0) {
       return false;
      }
      slice_del();
     }
    }
   }
  }
 }
 return true;
}
function r_LV() {
 return find_among_b(a_5) !== 0;
}
function r_VI() {
 return find_among_b(a_6) !== 0;
}
function r_A() {
 while (true) {
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "a")) {
    break lab0;
   }
   cursor -= 1;
   break;
  }
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "'")) {
   return false;
  }
  cursor -= 1;
  break;
 }
 return true;
}
function r_E() {
 while (true) {
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "e")) {
    break lab0;
   }
   cursor -= 1;
   break;
  }
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "'")) {
   return false;
  }
  cursor -= 1;
  break;
 }
 return true;
}
function r_I() {
 while (true) {
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "i")) {
    break lab0;
   }
   cursor -= 1;
   break;
  }
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "'")) {
   return false;
  }
  cursor -= 1;
  break;
 }
 return true;
}
function r_O() {
 while (true) {
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "o")) {
    break lab0;
   }
   cursor -= 1;
   break;
  }
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "'")) {
   return false;
  }
  cursor -= 1;
  break;
 }
 return true;
}
function r_U() {
 while (true) {
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "u")) {
    break lab0;
   }
   cursor -= 1;
   break;
  }
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "'")) {
   return false;
  }
  cursor -= 1;
  break;
 }
 return true;
}
function r_A_() {
 while (true) {
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "ä")) {
    break lab0;
   }
   cursor -= 1;
   break;
  }
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "'")) {
   return false;
  }
  cursor -= 1;
  break;
 }
 return true;
}
function r_O_() {
 while (true) {
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "ö")) {
    break lab0;
   }
   cursor -= 1;
   break;
  }
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "ø")) {
    break lab0;
   }
   cursor -= 1;
   break;
  }
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "'")) {
   return false;
  }
  cursor -= 1;
  break;
 }
 return true;
}
function r_case_ending() {
 let among_var, v_2, v_3, v_4, v_5;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 among_var = find_among_b(a_7);
 if (among_var === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 limit_backward = v_2;
 if (among_var === 1) {
  v_3 = limit - cursor;
  lab0: {
   v_4 = limit - cursor;
   while (true) {
    v_5 = limit - cursor;
    lab1: {
     if (!r_LV()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_5;
    if (!eq_s_b("ie")) {
     cursor = limit - v_3;
     break lab0;
    }
    break;
   }
   cursor = limit - v_4;
   if (cursor <= limit_backward) {
    cursor = limit - v_3;
    break lab0;
   }
   cursor -= 1;
   bra = cursor;
  }
 } else {
  if (among_var === 2) {
   if (!in_grouping_b(g_v)) {
    return false;
   }
   if (!in_grouping_b(g_C)) {
    return false;
   }
  } else {
   if (among_var === 3) {
    if ((cursor <= limit_backward) || (current[cursor - 1] !== "e")) {
     return false;
    }
    cursor -= 1;
   }
  }
 }
 slice_del();
 B_ending_removed = true;
 return true;
}
function r_other_endings() {
 let among_var, v_2;
 if (cursor < I_p2) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p2;
 ket = cursor;
 among_var = find_among_b(a_8);
 if (among_var === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 limit_backward = v_2;
 if (among_var === 1) {
  lab0: {
   if (!eq_s_b("po")) {
    break lab0;
   }
   return false;
  }
 }
 slice_del();
 return true;
}
function r_i_plural() {
 let v_2;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 if (find_among_b(a_9) === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 limit_backward = v_2;
 slice_del();
 return true;
}
function r_t_plural() {
 let among_var, v_2, v_3, v_5;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 if ((cursor <= limit_backward) || (current[cursor - 1] !== "t")) {
  limit_backward = v_2;
  return false;
 }
 cursor -= 1;
 bra = cursor;
 v_3 = limit - cursor;
 if (!in_grouping_b(g_v)) {
  limit_backward = v_2;
  return false;
 }
 cursor = limit - v_3;
 slice_del();
 limit_backward = v_2;
 if (cursor < I_p2) {
  return false;
 }
 v_5 = limit_backward;
 limit_backward = I_p2;
 ket = cursor;
 among_var = find_among_b(a_10);
 if (among_var === 0) {
  limit_backward = v_5;
  return false;
 }
 bra = cursor;
 limit_backward = v_5;
 if (among_var === 1) {
  lab0: {
   if (!eq_s_b("po")) {
    break lab0;
   }
   return false;
  }
 }
 slice_del();
 return true;
}
function r_tidy() {
 let S_x, v_2, v_3, v_4, v_5, v_6, v_7, v_8;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 v_3 = limit - cursor;
 lab0: {
  v_4 = limit - cursor;
  if (!r_LV()) {
   break lab0;
  }
  cursor = limit - v_4;
  ket = cursor;
  if (cursor <= limit_backward) {
   break lab0;
  }
  cursor -= 1;
  bra = cursor;
  slice_del();
 }
 cursor = limit - v_3;
 v_5 = limit - cursor;
 lab0: {
  ket = cursor;
  if (!in_grouping_b(g_AEI)) {
   break lab0;
  }
  bra = cursor;
  if (!in_grouping_b(g_C)) {
   break lab0;
  }
  slice_del();
 }
 cursor = limit - v_5;
 v_6 = limit - cursor;
 lab0: {
  ket = cursor;
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "j")) {
   break lab0;
  }
  cursor -= 1;
  bra = cursor;
  while (true) {
   lab1: {
    if ((cursor <= limit_backward) || (current[cursor - 1] !== "o")) {
     break lab1;
    }
    cursor -= 1;
    break;
   }
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "u")) {
    break lab0;
   }
   cursor -= 1;
   break;
  }
  slice_del();
 }
 cursor = limit - v_6;
 v_7 = limit - cursor;
 lab0: {
  ket = cursor;
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "o")) {
   break lab0;
  }
  cursor -= 1;
  bra = cursor;
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "j")) {
   break lab0;
  }
  cursor -= 1;
  slice_del();
 }
 cursor = limit - v_7;
 limit_backward = v_2;
 v_8 = limit - cursor;
 lab0: {
  if (!go_in_grouping_b(g_v)) {
   break lab0;
  }
  ket = cursor;
  if (!in_grouping_b(g_C)) {
   break lab0;
  }
  bra = cursor;
  S_x = slice_to();
  if (!eq_s_b(S_x)) {
   break lab0;
  }
  slice_del();
 }
 cursor = limit - v_8;
 ket = cursor;
 if ((cursor <= limit_backward) || (current[cursor - 1] !== "'")) {
  return false;
 }
 cursor -= 1;
 bra = cursor;
 slice_del();
 return true;
}
function stem() {
 let v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8;
 v_1 = cursor;
 r_mark_regions();
 cursor = v_1;
 B_ending_removed = false;
 limit_backward = cursor;
 cursor = limit;
 v_2 = limit - cursor;
 r_particle_etc();
 cursor = limit - v_2;
 v_3 = limit - cursor;
 r_possessive();
 cursor = limit - v_3;
 v_4 = limit - cursor;
 r_case_ending();
 cursor = limit - v_4;
 v_5 = limit - cursor;
 r_other_endings();
 cursor = limit - v_5;
 while (true) {
  lab0: {
   if (!B_ending_removed) {
    break lab0;
   }
   v_6 = limit - cursor;
   r_i_plural();
   cursor = limit - v_6;
   break;
  }
  v_7 = limit - cursor;
  r_t_plural();
  cursor = limit - v_7;
  break;
 }
 v_8 = limit - cursor;
 r_tidy();
 cursor = limit - v_8;
 cursor = limit_backward;
 return true;
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { fi: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
