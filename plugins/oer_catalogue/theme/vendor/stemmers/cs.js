/* Czech: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, czech_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
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
const g_v = "aeiouyáéíóúýěů";
const g_v_or_syllabic_c = "aeiloruyáéíóúýěů";
const g_ev_ending = "hknrtz";
const g_env_ending = "bcdhkprstvzčšž";
let I_p1 = 0;
const a_0 = table("c nc ínc avc ovc", [1, -1, 2, -1, -1]);
const as_0 = ["k", "ínk"];
const a_1 = table("c nc ínc avc ovc čt št dešt lešt išt poušt ášt íšt", [1, -1, 2, -1, -1, 3, 4, -1, -1, -1, -1, -1, -1]);
const as_1 = ["k", "ínk", "ck", "sk"];
const a_2 = table("in ov ův", [2, 1, 1]);
const a_3 = table(" l tl s es č eč ř ž", [2, 1, 2, 1, 2, 1, 2, 1, 1]);
const as_3 = ["", "et"];
const a_4 = table("obl sn dot", -1);
const a_5 = table("uc h ok kar č", -1);
const a_6 = table("a ama ata eb ec e ete ěte ech atech ách ích ých i mi ami emi ími ými ěmi ťmi eti ěti ovi ek ěk em etem ětem ám ém ím ým ěm ům atům o ého ího us at et u ému ímu ou ev y aty á é ové í ý ě eň ť ů", [1, 1, 1, 4, 5, 2, 3, 1, 2, 1, 1, 12, 1, 12, 1, 1, 2, 12, 1, 1, 11, 3, 1, 1, 6, 7, 2, 3, 1, 1, 1, 12, 1, 1, 1, 1, 1, 1, 12, 1, 1, 9, 1, 1, 12, 1, 10, 1, 1, 1, 1, 1, 12, 1, 1, 8, 11, 1]);
function r_mark_regions() {
 let I_x, v_1, v_2;
 v_1 = cursor;
 if ((cursor + 3) > limit) {
  return false;
 }
 cursor += 3;
 I_x = cursor;
 cursor = v_1;
 I_p1 = limit;
 v_2 = cursor;
 lab0: {
  while (true) {
   lab1: {
    if (!in_grouping(g_v)) {
     break lab1;
    }
    break;
   }
   if (cursor >= limit) {
    break lab0;
   }
   cursor += 1;
   if (!go_out_grouping(g_v_or_syllabic_c)) {
    break lab0;
   }
   cursor += 1;
   break;
  }
  if (!go_in_grouping(g_v)) {
   break lab0;
  }
  cursor += 1;
  I_p1 = cursor;
  lab1: {
   if (I_p1 >= I_x) {
    break lab1;
   }
   I_p1 = I_x;
  }
 }
 cursor = v_2;
 return true;
}
function r_palatalise_e() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_0);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var > 0) {
  slice_from(as_0[among_var - 1]);
 }
 return true;
}
function r_palatalise_i() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_1);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var > 0) {
  slice_from(as_1[among_var - 1]);
 }
 return true;
}
function r_possessive_suffix() {
 let among_var, v_1;
 ket = cursor;
 among_var = find_among_b(a_2);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (I_p1 > cursor) {
  return false;
 }
 if (among_var === 1) {
  slice_del();
 } else {
  slice_del();
  v_1 = limit - cursor;
  lab0: {
   if (!r_palatalise_i()) {
    cursor = limit - v_1;
    break lab0;
   }
  }
 }
 return true;
}
function r_case_suffix() {
 let among_var, v_10, v_2, v_3, v_4, v_5, v_6, v_7, v_8, v_9;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 among_var = find_among_b(a_6);
 if (among_var === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 limit_backward = v_2;
 if (among_var === 1) {
  slice_del();
 } else {
  if (among_var === 2) {
   slice_del();
   v_3 = limit - cursor;
   lab0: {
    if (!r_palatalise_e()) {
     cursor = limit - v_3;
     break lab0;
    }
   }
  } else {
   if (among_var === 3) {
    among_var = find_among_b(a_3);
    slice_from(as_3[among_var - 1]);
   } else {
    if (among_var === 4) {
     v_4 = limit - cursor;
     if (!out_grouping_b(g_v)) {
      return false;
     }
     cursor = limit - v_4;
     lab0: {
      if (!eq_s_b("tř")) {
       break lab0;
      }
      return false;
     }
     slice_from("b");
    } else {
     if (among_var === 5) {
      v_5 = limit - cursor;
      if (!out_grouping_b(g_v)) {
       return false;
      }
      cursor = limit - v_5;
      slice_del();
      insert(cursor, cursor, "c");
      v_6 = limit - cursor;
      lab0: {
       if (!r_palatalise_e()) {
        cursor = limit - v_6;
        break lab0;
       }
      }
     } else {
      if (among_var === 6) {
       v_7 = limit - cursor;
       if (!out_grouping_b(g_v)) {
        return false;
       }
       cursor = limit - v_7;
       v_8 = limit - cursor;
       lab0: {
        if (find_among_b(a_4) === 0) {
         break lab0;
        }
        return false;
       }
       cursor = limit - v_8;
       slice_from("k");
      } else {
       if (among_var === 7) {
        if ((cursor <= limit_backward) || (current[cursor - 1] !== "n")) {
         return false;
        }
        cursor -= 1;
        bra = cursor;
        slice_from("ňk");
       } else {
        if (among_var === 8) {
         v_9 = limit - cursor;
         if (!in_grouping_b(g_env_ending)) {
          return false;
         }
         cursor = limit - v_9;
         slice_from("n");
        } else {
         if (among_var === 9) {
          if (find_among_b(a_5) === 0) {
           return false;
          }
          slice_from("t");
         } else {
          if (among_var === 10) {
           if (!in_grouping_b(g_ev_ending)) {
            return false;
           }
           slice_from("v");
          } else {
           if (among_var === 11) {
            slice_from("t");
           } else {
            slice_del();
            v_10 = limit - cursor;
            lab0: {
             if (!r_palatalise_i()) {
              cursor = limit - v_10;
              break lab0;
             }
            }
           }
          }
         }
        }
       }
      }
     }
    }
   }
  }
 }
 return true;
}
function stem() {
 let v_1, v_2;
 if (!r_mark_regions()) {
  return false;
 }
 limit_backward = cursor;
 cursor = limit;
 v_1 = limit - cursor;
 r_case_suffix();
 cursor = limit - v_1;
 v_2 = limit - cursor;
 r_possessive_suffix();
 cursor = limit - v_2;
 cursor = limit_backward;
 return true;
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { cs: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
