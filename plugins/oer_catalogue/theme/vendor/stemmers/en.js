/* English: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, english_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
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
let g_aeo = "aeo";
const g_v = "aeiouy";
const g_v_WXY = "Yaeiouwxy";
const g_valid_LI = "cdeghkmnrt";
let B_Y_found = false;
let I_p2 = 0;
let I_p1 = 0;
const a_0 = table("arsen commun emerg gener inter later organ past univers", -1);
const a_1 = table("' 's' 's", 1);
const a_2 = table("ied s ies sses ss us", [2, 3, 2, 1, -1, -1]);
const a_3 = table("succ proc exc", 1);
const a_4 = table("even cann inn earr herr out y", [2, 2, 2, 2, 2, 2, 1]);
const a_5 = table(" ed eed ing edly eedly ingly", [-1, 2, 1, 3, 2, 1, 2]);
const a_6 = table(" bb dd ff gg bl mm nn pp rr at tt iz", [3, 2, 2, 2, 2, 1, 2, 2, 2, 2, 1, 2, 1]);
const a_7 = table("anci enci ogi li bli abli alli fulli lessli ousli entli aliti biliti iviti tional ational alism ation ization izer ator iveness fulness ousness ogist", [3, 2, 14, 16, 12, 4, 8, 9, 15, 10, 5, 8, 12, 11, 1, 7, 8, 7, 6, 6, 7, 11, 9, 10, 13]);
const a_8 = table("icate ative alize iciti ical tional ational ful ness", [4, 6, 3, 4, 4, 1, 2, 5, 5]);
const a_9 = table("ic ance ence able ible ate ive ize iti al ism ion er ous ant ent ment ement", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1]);
const a_10 = table("e l", [1, 2]);
const a_11 = table("andes atlas bias cosmos early gently howe idly news only singly skies skis sky ugly", [-1, -1, -1, -1, 6, 4, -1, 3, -1, 7, 8, 2, 1, -1, 5]);
const as_11 = ["ski", "sky", "idl", "gentl", "ugli", "earli", "onli", "singl"];
function r_prelude() {
 let v_1, v_2, v_3, v_4, v_5;
 B_Y_found = false;
 v_1 = cursor;
 lab0: {
  bra = cursor;
  if ((cursor === limit) || (current[cursor] !== "'")) {
   break lab0;
  }
  cursor += 1;
  ket = cursor;
  slice_del();
 }
 cursor = v_1;
 v_2 = cursor;
 lab0: {
  bra = cursor;
  if ((cursor === limit) || (current[cursor] !== "y")) {
   break lab0;
  }
  cursor += 1;
  ket = cursor;
  slice_from("Y");
  B_Y_found = true;
 }
 cursor = v_2;
 v_3 = cursor;
 lab0: {
  while (true) {
   v_4 = cursor;
   lab1: {
    while (true) {
     v_5 = cursor;
     lab2: {
      if (!in_grouping(g_v)) {
       break lab2;
      }
      bra = cursor;
      if ((cursor === limit) || (current[cursor] !== "y")) {
       break lab2;
      }
      cursor += 1;
      ket = cursor;
      cursor = v_5;
      break;
     }
     cursor = v_5;
     if (cursor >= limit) {
      break lab1;
     }
     cursor += 1;
    }
    slice_from("Y");
    B_Y_found = true;
    continue;
   }
   cursor = v_4;
   break;
  }
 }
 cursor = v_3;
 return true;
}
function r_mark_regions() {
 let v_1, v_2;
 I_p1 = limit;
 I_p2 = limit;
 v_1 = cursor;
 lab0: {
  while (true) {
   v_2 = cursor;
   lab1: {
    if (find_among(a_0) === 0) {
     break lab1;
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
function r_shortv() {
 let v_1;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   if (!out_grouping_b(g_v_WXY)) {
    break lab0;
   }
   if (!in_grouping_b(g_v)) {
    break lab0;
   }
   if (!out_grouping_b(g_v)) {
    break lab0;
   }
   break;
  }
  cursor = limit - v_1;
  lab0: {
   if (!out_grouping_b(g_v)) {
    break lab0;
   }
   if (!in_grouping_b(g_v)) {
    break lab0;
   }
   if (cursor > limit_backward) {
    break lab0;
   }
   break;
  }
  cursor = limit - v_1;
  if (!eq_s_b("past")) {
   return false;
  }
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
function r_Step_1a() {
 let among_var, v_1, v_2;
 v_1 = limit - cursor;
 lab0: {
  ket = cursor;
  if (find_among_b(a_1) === 0) {
   cursor = limit - v_1;
   break lab0;
  }
  bra = cursor;
  slice_del();
 }
 ket = cursor;
 among_var = find_among_b(a_2);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  slice_from("ss");
 } else {
  if (among_var === 2) {
   while (true) {
    v_2 = limit - cursor;
    lab0: {
     if ((cursor - 2) < limit_backward) {
      break lab0;
     }
     cursor -= 2;
     slice_from("i");
     break;
    }
    cursor = limit - v_2;
    slice_from("ie");
    break;
   }
  } else {
   if (among_var === 3) {
    if (cursor <= limit_backward) {
     return false;
    }
    cursor -= 1;
    if (!go_out_grouping_b(g_v)) {
     return false;
    }
    cursor -= 1;
    slice_del();
   }
  }
 }
 return true;
}
function r_Step_1b() {
 let among_var, v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8;
 ket = cursor;
 among_var = find_among_b(a_5);
 bra = cursor;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   if (among_var === 1) {
    v_2 = limit - cursor;
    lab1: {
     if (!r_R1()) {
      break lab1;
     }
     while (true) {
      v_3 = limit - cursor;
      lab2: {
       if (find_among_b(a_3) === 0) {
        break lab2;
       }
       if (cursor > limit_backward) {
        break lab2;
       }
       break;
      }
      cursor = limit - v_3;
      slice_from("ee");
      break;
     }
    }
    cursor = limit - v_2;
   } else {
    if (among_var === 2) {
     break lab0;
    } else {
     if (among_var === 3) {
      among_var = find_among_b(a_4);
      if (among_var === 0) {
       break lab0;
      }
      if (among_var === 1) {
       v_4 = limit - cursor;
       if (!out_grouping_b(g_v)) {
        break lab0;
       }
       if (cursor > limit_backward) {
        break lab0;
       }
       cursor = limit - v_4;
       bra = cursor;
       slice_from("ie");
      } else {
       if (cursor > limit_backward) {
        break lab0;
       }
      }
     }
    }
   }
   break;
  }
  cursor = limit - v_1;
  v_5 = limit - cursor;
  if (!go_out_grouping_b(g_v)) {
   return false;
  }
  cursor -= 1;
  cursor = limit - v_5;
  slice_del();
  ket = cursor;
  bra = cursor;
  v_6 = limit - cursor;
  among_var = find_among_b(a_6);
  if (among_var === 1) {
   slice_from("e");
   return false;
  } else {
   if (among_var === 2) {
    v_7 = limit - cursor;
    lab0: {
     if (!in_grouping_b(g_aeo)) {
      break lab0;
     }
     if (cursor > limit_backward) {
      break lab0;
     }
     return false;
    }
    cursor = limit - v_7;
   } else {
    if (cursor !== I_p1) {
     return false;
    }
    v_8 = limit - cursor;
    if (!r_shortv()) {
     return false;
    }
    cursor = limit - v_8;
    slice_from("e");
    return false;
   }
  }
  cursor = limit - v_6;
  ket = cursor;
  if (cursor <= limit_backward) {
   return false;
  }
  cursor -= 1;
  bra = cursor;
  slice_del();
  break;
 }
 return true;
}
function r_Step_1c() {
 ket = cursor;
 while (true) {
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "y")) {
    break lab0;
   }
   cursor -= 1;
   break;
  }
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "Y")) {
   return false;
  }
  cursor -= 1;
  break;
 }
 bra = cursor;
 if (!out_grouping_b(g_v)) {
  return false;
 }
 if (cursor <= limit_backward) {
  return false;
 }
 slice_from("i");
 return true;
}
function r_Step_2() {
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
 if (among_var === 1) {
  slice_from("tion");
 } else {
  if (among_var === 2) {
   slice_from("ence");
  } else {
   if (among_var === 3) {
    slice_from("ance");
   } else {
    if (among_var === 4) {
     slice_from("able");
    } else {
     if (among_var === 5) {
      slice_from("ent");
     } else {
      if (among_var === 6) {
       slice_from("ize");
      } else {
       if (among_var === 7) {
        slice_from("ate");
       } else {
        if (among_var === 8) {
         slice_from("al");
        } else {
         if (among_var === 9) {
          slice_from("ful");
         } else {
          if (among_var === 10) {
           slice_from("ous");
          } else {
           if (among_var === 11) {
            slice_from("ive");
           } else {
            if (among_var === 12) {
             slice_from("ble");
            } else {
             if (among_var === 13) {
              slice_from("og");
             } else {
              if (among_var === 14) {
               if ((cursor <= limit_backward) || (current[cursor - 1] !== "l")) {
                return false;
               }
               cursor -= 1;
               slice_from("og");
              } else {
               if (among_var === 15) {
                slice_from("less");
               } else {
                if (!in_grouping_b(g_valid_LI)) {
                 return false;
                }
                slice_del();
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
  }
 }
 return true;
}
function r_Step_3() {
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
 if (among_var === 1) {
  slice_from("tion");
 } else {
  if (among_var === 2) {
   slice_from("ate");
  } else {
   if (among_var === 3) {
    slice_from("al");
   } else {
    if (among_var === 4) {
     slice_from("ic");
    } else {
     if (among_var === 5) {
      slice_del();
     } else {
      if (!r_R2()) {
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
function r_Step_4() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_9);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (!r_R2()) {
  return false;
 }
 if (among_var === 1) {
  slice_del();
 } else {
  while (true) {
   lab0: {
    if ((cursor <= limit_backward) || (current[cursor - 1] !== "s")) {
     break lab0;
    }
    cursor -= 1;
    break;
   }
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "t")) {
    return false;
   }
   cursor -= 1;
   break;
  }
  slice_del();
 }
 return true;
}
function r_Step_5() {
 let among_var, v_1;
 ket = cursor;
 among_var = find_among_b(a_10);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  while (true) {
   lab0: {
    if (!r_R2()) {
     break lab0;
    }
    break;
   }
   if (!r_R1()) {
    return false;
   }
   v_1 = limit - cursor;
   lab0: {
    if (!r_shortv()) {
     break lab0;
    }
    return false;
   }
   cursor = limit - v_1;
   break;
  }
  slice_del();
 } else {
  if (!r_R2()) {
   return false;
  }
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "l")) {
   return false;
  }
  cursor -= 1;
  slice_del();
 }
 return true;
}
function r_exception1() {
 let among_var;
 bra = cursor;
 among_var = find_among(a_11);
 if (among_var === 0) {
  return false;
 }
 ket = cursor;
 if (cursor < limit) {
  return false;
 }
 if (among_var > 0) {
  slice_from(as_11[among_var - 1]);
 }
 return true;
}
function r_postlude() {
 let v_1, v_2;
 if (!B_Y_found) {
  return false;
 }
 while (true) {
  v_1 = cursor;
  lab0: {
   while (true) {
    v_2 = cursor;
    lab1: {
     bra = cursor;
     if ((cursor === limit) || (current[cursor] !== "Y")) {
      break lab1;
     }
     cursor += 1;
     ket = cursor;
     cursor = v_2;
     break;
    }
    cursor = v_2;
    if (cursor >= limit) {
     break lab0;
    }
    cursor += 1;
   }
   slice_from("y");
   continue;
  }
  cursor = v_1;
  break;
 }
 return true;
}
function stem() {
 let v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8, v_9;
 while (true) {
  v_1 = cursor;
  lab0: {
   if (!r_exception1()) {
    break lab0;
   }
   break;
  }
  cursor = v_1;
  lab0: {
   lab1: {
    if ((cursor + 3) > limit) {
     break lab1;
    }
    cursor += 3;
    break lab0;
   }
   break;
  }
  cursor = v_1;
  r_prelude();
  r_mark_regions();
  limit_backward = cursor;
  cursor = limit;
  v_2 = limit - cursor;
  r_Step_1a();
  cursor = limit - v_2;
  v_3 = limit - cursor;
  r_Step_1b();
  cursor = limit - v_3;
  v_4 = limit - cursor;
  r_Step_1c();
  cursor = limit - v_4;
  v_5 = limit - cursor;
  r_Step_2();
  cursor = limit - v_5;
  v_6 = limit - cursor;
  r_Step_3();
  cursor = limit - v_6;
  v_7 = limit - cursor;
  r_Step_4();
  cursor = limit - v_7;
  v_8 = limit - cursor;
  r_Step_5();
  cursor = limit - v_8;
  cursor = limit_backward;
  v_9 = cursor;
  r_postlude();
  cursor = v_9;
  break;
 }
 return true;
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { en: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
