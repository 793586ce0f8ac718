/* German: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, german_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
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
const g_v = "aeiouyäöü";
const g_et_ending = "Udfgklmnrstzä";
const g_s_ending = "bdfghklmnrt";
const g_st_ending = "bdfghklmnt";
let I_p2 = 0;
let I_p1 = 0;
const a_0 = table(" ae oe qu ue ß", [5, 2, 3, -1, 4, 1]);
const a_1 = table(" U Y ä ö ü", [5, 2, 1, 3, 4, 2]);
const a_2 = table("e em en erinnen erin ln ern er s es lns", [3, 1, 3, 2, 2, 5, 2, 2, 4, 3, 5]);
const a_3 = table("tick plan geordn intern tr", -1);
const a_4 = table("en er et st est", [1, 1, 3, 2, 1]);
const a_5 = table("ig lich", 1);
const a_6 = table("end ig ung lich isch ik heit keit", [1, 2, 1, 3, 2, 2, 3, 4]);
const a_7 = table("' 'sch 's", 1);
function r_prelude() {
 let among_var, v_1, v_2, v_3, v_4, v_5;
 v_1 = cursor;
 while (true) {
  v_2 = cursor;
  lab0: {
   while (true) {
    v_3 = cursor;
    lab1: {
     if (!in_grouping(g_v)) {
      break lab1;
     }
     bra = cursor;
     while (true) {
      v_4 = cursor;
      lab2: {
       if ((cursor === limit) || (current[cursor] !== "u")) {
        break lab2;
       }
       cursor += 1;
       ket = cursor;
       if (!in_grouping(g_v)) {
        break lab2;
       }
       slice_from("U");
       break;
      }
      cursor = v_4;
      if ((cursor === limit) || (current[cursor] !== "y")) {
       break lab1;
      }
      cursor += 1;
      ket = cursor;
      if (!in_grouping(g_v)) {
       break lab1;
      }
      slice_from("Y");
      break;
     }
     cursor = v_3;
     break;
    }
    cursor = v_3;
    if (cursor >= limit) {
     break lab0;
    }
    cursor += 1;
   }
   continue;
  }
  cursor = v_2;
  break;
 }
 cursor = v_1;
 while (true) {
  v_5 = cursor;
  lab0: {
   bra = cursor;
   among_var = find_among(a_0);
   ket = cursor;
   if (among_var === 1) {
    slice_from("ss");
   } else {
    if (among_var === 2) {
     slice_from("ä");
    } else {
     if (among_var === 3) {
      slice_from("ö");
     } else {
      if (among_var === 4) {
       slice_from("ü");
      } else {
       if (among_var === 5) {
        if (cursor >= limit) {
         break lab0;
        }
        cursor += 1;
       }
      }
     }
    }
   }
   continue;
  }
  cursor = v_5;
  break;
 }
 return true;
}
function r_mark_regions() {
 let I_x, v_1;
 I_p1 = limit;
 I_p2 = limit;
 v_1 = cursor;
 if ((cursor + 3) > limit) {
  return false;
 }
 cursor += 3;
 I_x = cursor;
 cursor = v_1;
 if (!go_out_grouping(g_v)) {
  return false;
 }
 cursor += 1;
 if (!go_in_grouping(g_v)) {
  return false;
 }
 cursor += 1;
 I_p1 = cursor;
 lab0: {
  if (I_p1 >= I_x) {
   break lab0;
  }
  I_p1 = I_x;
 }
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
function r_postlude() {
 let among_var, v_1;
 while (true) {
  v_1 = cursor;
  lab0: {
   bra = cursor;
   among_var = find_among(a_1);
   ket = cursor;
   if (among_var === 1) {
    slice_from("y");
   } else {
    if (among_var === 2) {
     slice_from("u");
    } else {
     if (among_var === 3) {
      slice_from("a");
     } else {
      if (among_var === 4) {
       slice_from("o");
      } else {
       if (cursor >= limit) {
        break lab0;
       }
       cursor += 1;
      }
     }
    }
   }
   continue;
  }
  cursor = v_1;
  break;
 }
 return true;
}
function r_R1() {
 return I_p1 <= cursor;
}
function r_R2() {
 return I_p2 <= cursor;
}
function r_standard_suffix() {
 let among_var, v_1, v_10, v_2, v_3, v_4, v_5, v_6, v_7, v_8, v_9;
 v_1 = limit - cursor;
 lab0: {
  ket = cursor;
  among_var = find_among_b(a_2);
  if (among_var === 0) {
   break lab0;
  }
  bra = cursor;
  if (!r_R1()) {
   break lab0;
  }
  if (among_var === 1) {
   lab1: {
    if (!eq_s_b("syst")) {
     break lab1;
    }
    break lab0;
   }
   slice_del();
  } else {
   if (among_var === 2) {
    slice_del();
   } else {
    if (among_var === 3) {
     slice_del();
     v_2 = limit - cursor;
     lab1: {
      ket = cursor;
      if ((cursor <= limit_backward) || (current[cursor - 1] !== "s")) {
       cursor = limit - v_2;
       break lab1;
      }
      cursor -= 1;
      bra = cursor;
      if (!eq_s_b("nis")) {
       cursor = limit - v_2;
       break lab1;
      }
      slice_del();
     }
    } else {
     if (among_var === 4) {
      if (!in_grouping_b(g_s_ending)) {
       break lab0;
      }
      slice_del();
     } else {
      slice_from("l");
     }
    }
   }
  }
 }
 cursor = limit - v_1;
 v_3 = limit - cursor;
 lab0: {
  ket = cursor;
  among_var = find_among_b(a_4);
  if (among_var === 0) {
   break lab0;
  }
  bra = cursor;
  if (!r_R1()) {
   break lab0;
  }
  if (among_var === 1) {
   slice_del();
  } else {
   if (among_var === 2) {
    if (!in_grouping_b(g_st_ending)) {
     break lab0;
    }
    if ((cursor - 3) < limit_backward) {
     break lab0;
    }
    cursor -= 3;
    slice_del();
   } else {
    v_4 = limit - cursor;
    if (!in_grouping_b(g_et_ending)) {
     break lab0;
    }
    cursor = limit - v_4;
    v_5 = limit - cursor;
    lab1: {
     if (find_among_b(a_3) === 0) {
      break lab1;
     }
     break lab0;
    }
    cursor = limit - v_5;
    slice_del();
   }
  }
 }
 cursor = limit - v_3;
 v_6 = limit - cursor;
 lab0: {
  ket = cursor;
  among_var = find_among_b(a_6);
  if (among_var === 0) {
   break lab0;
  }
  bra = cursor;
  if (!r_R2()) {
   break lab0;
  }
  if (among_var === 1) {
   slice_del();
   v_7 = limit - cursor;
   lab1: {
    ket = cursor;
    if (!eq_s_b("ig")) {
     cursor = limit - v_7;
     break lab1;
    }
    bra = cursor;
    lab2: {
     if ((cursor <= limit_backward) || (current[cursor - 1] !== "e")) {
      break lab2;
     }
     cursor -= 1;
     cursor = limit - v_7;
     break lab1;
    }
    if (!r_R2()) {
     cursor = limit - v_7;
     break lab1;
    }
    slice_del();
   }
  } else {
   if (among_var === 2) {
    lab1: {
     if ((cursor <= limit_backward) || (current[cursor - 1] !== "e")) {
      break lab1;
     }
     cursor -= 1;
     break lab0;
    }
    slice_del();
   } else {
    if (among_var === 3) {
     slice_del();
     v_8 = limit - cursor;
     lab1: {
      ket = cursor;
      while (true) {
       lab2: {
        if (!eq_s_b("er")) {
         break lab2;
        }
        break;
       }
       if (!eq_s_b("en")) {
        cursor = limit - v_8;
        break lab1;
       }
       break;
      }
      bra = cursor;
      if (!r_R1()) {
       cursor = limit - v_8;
       break lab1;
      }
      slice_del();
     }
    } else {
     slice_del();
     v_9 = limit - cursor;
     lab1: {
      ket = cursor;
      if (find_among_b(a_5) === 0) {
       cursor = limit - v_9;
       break lab1;
      }
      bra = cursor;
      if (!r_R2()) {
       cursor = limit - v_9;
       break lab1;
      }
      slice_del();
     }
    }
   }
  }
 }
 cursor = limit - v_6;
 v_10 = limit - cursor;
 lab0: {
  ket = cursor;
  if (find_among_b(a_7) === 0) {
   break lab0;
  }
  bra = cursor;
  if (cursor <= limit_backward) {
   break lab0;
  }
  cursor -= 1;
  if (cursor <= limit_backward) {
   break lab0;
  }
  slice_del();
 }
 cursor = limit - v_10;
 return true;
}
function stem() {
 let v_1, v_2, v_3;
 v_1 = cursor;
 r_prelude();
 cursor = v_1;
 v_2 = cursor;
 r_mark_regions();
 cursor = v_2;
 limit_backward = cursor;
 cursor = limit;
 r_standard_suffix();
 cursor = limit_backward;
 v_3 = cursor;
 r_postlude();
 cursor = v_3;
 return true;
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { de: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
