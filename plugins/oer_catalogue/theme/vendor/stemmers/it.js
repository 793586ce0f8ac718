/* Italian: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, italian_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
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
const g_v = "aeiouàèìòù";
const g_AEIO = "aeioàèìò";
let g_CG = "cg";
let I_p2 = 0;
let I_p1 = 0;
let I_pV = 0;
const a_0 = table("all' d' dall' dell' gl' l' m' nell' quell' quest' s' sull' t' tutt' un' v'", -1);
const a_1 = table(" qu á é í ó ú", [7, 6, 1, 2, 3, 4, 5]);
const a_2 = table(" I U", [3, 1, 2]);
const a_3 = table("la cela gliela mela tela vela le cele gliele mele tele vele ne cene gliene mene sene tene vene ci li celi glieli meli teli veli gli mi si ti vi lo celo glielo melo telo velo", -1);
const a_4 = table("ando endo ar er ir", [1, 1, 2, 2, 2]);
const as_4 = ["", "e"];
const a_5 = table("ic abil os iv", [-1, -1, -1, 1]);
const a_6 = table("ic abil iv", 1);
const a_7 = table("ica logia osa ista iva anza enza ice atrice iche logie abile ibile usione azione uzione atore ose ante mente amente iste ive anze enze ici atrici ichi abili ibili ismi usioni azioni uzioni atori osi anti amenti imenti isti ivi ico ismo oso amento imento ivo ità istà istè istì", [1, 3, 1, 1, 9, 1, 5, 1, 1, 1, 3, 1, 1, 4, 2, 4, 2, 1, 1, 1, 7, 1, 9, 1, 5, 1, 1, 1, 1, 1, 1, 4, 2, 4, 2, 1, 1, 6, 6, 1, 9, 1, 1, 1, 6, 6, 9, 8, 1, 1, 1]);
const a_8 = table("isca enda ata ita uta ava eva iva erebbe irebbe isce ende are ere ire asse ate avate evate ivate ete erete irete ite ereste ireste ute erai irai isci endi erei irei assi ati iti eresti iresti uti avi evi ivi isco ando endo Yamo iamo avamo evamo ivamo eremo iremo assimo ammo emmo eremmo iremmo immo ano iscano avano evano ivano eranno iranno ono iscono arono erono irono erebbero irebbero assero essero issero ato ito uto avo evo ivo ar ir erà irà erò irò", 1);
function r_elisions() {
 bra = cursor;
 if (find_among(a_0) === 0) {
  return false;
 }
 ket = cursor;
 if (cursor >= limit) {
  return false;
 }
 slice_del();
 return true;
}
function r_prelude() {
 let among_var, v_1, v_2, v_3, v_4, v_5;
 v_1 = cursor;
 while (true) {
  v_2 = cursor;
  lab0: {
   bra = cursor;
   among_var = find_among(a_1);
   ket = cursor;
   if (among_var === 1) {
    slice_from("à");
   } else {
    if (among_var === 2) {
     slice_from("è");
    } else {
     if (among_var === 3) {
      slice_from("ì");
     } else {
      if (among_var === 4) {
       slice_from("ò");
      } else {
       if (among_var === 5) {
        slice_from("ù");
       } else {
        if (among_var === 6) {
         slice_from("qU");
        } else {
         if (cursor >= limit) {
          break lab0;
         }
         cursor += 1;
        }
       }
      }
     }
    }
   }
   continue;
  }
  cursor = v_2;
  break;
 }
 cursor = v_1;
 while (true) {
  v_3 = cursor;
  lab0: {
   while (true) {
    v_4 = cursor;
    lab1: {
     if (!in_grouping(g_v)) {
      break lab1;
     }
     bra = cursor;
     while (true) {
      v_5 = cursor;
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
      cursor = v_5;
      if ((cursor === limit) || (current[cursor] !== "i")) {
       break lab1;
      }
      cursor += 1;
      ket = cursor;
      if (!in_grouping(g_v)) {
       break lab1;
      }
      slice_from("I");
      break;
     }
     cursor = v_4;
     break;
    }
    cursor = v_4;
    if (cursor >= limit) {
     break lab0;
    }
    cursor += 1;
   }
   continue;
  }
  cursor = v_3;
  break;
 }
 return true;
}
function r_mark_regions() {
 let v_1, v_2, v_3, v_4, v_5;
 I_pV = limit;
 I_p1 = limit;
 I_p2 = limit;
 v_1 = cursor;
 lab0: {
  while (true) {
   v_2 = cursor;
   lab1: {
    if (!in_grouping(g_v)) {
     break lab1;
    }
    while (true) {
     v_3 = cursor;
     lab2: {
      if (!out_grouping(g_v)) {
       break lab2;
      }
      if (!go_out_grouping(g_v)) {
       break lab2;
      }
      cursor += 1;
      break;
     }
     cursor = v_3;
     if (!in_grouping(g_v)) {
      break lab1;
     }
     if (!go_in_grouping(g_v)) {
      break lab1;
     }
     cursor += 1;
     break;
    }
    break;
   }
   cursor = v_2;
   lab1: {
    if (!eq_s("divan")) {
     break lab1;
    }
    break;
   }
   cursor = v_2;
   if (!out_grouping(g_v)) {
    break lab0;
   }
   while (true) {
    v_4 = cursor;
    lab1: {
     if (!out_grouping(g_v)) {
      break lab1;
     }
     if (!go_out_grouping(g_v)) {
      break lab1;
     }
     cursor += 1;
     break;
    }
    cursor = v_4;
    if (!in_grouping(g_v)) {
     break lab0;
    }
    if (cursor >= limit) {
     break lab0;
    }
    cursor += 1;
    break;
   }
   break;
  }
  I_pV = cursor;
 }
 cursor = v_1;
 v_5 = cursor;
 lab0: {
  if (!go_out_grouping(g_v)) {
   break lab0;
  }
  cursor += 1;
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
 cursor = v_5;
 return true;
}
function r_postlude() {
 let among_var, v_1;
 while (true) {
  v_1 = cursor;
  lab0: {
   bra = cursor;
   among_var = find_among(a_2);
   ket = cursor;
   if (among_var === 1) {
    slice_from("i");
   } else {
    if (among_var === 2) {
     slice_from("u");
    } else {
     if (cursor >= limit) {
      break lab0;
     }
     cursor += 1;
    }
   }
   continue;
  }
  cursor = v_1;
  break;
 }
 return true;
}
function r_RV() {
 return I_pV <= cursor;
}
function r_R2() {
 return I_p2 <= cursor;
}
function r_attached_pronoun() {
 let among_var;
 ket = cursor;
 if (find_among_b(a_3) === 0) {
  return false;
 }
 bra = cursor;
 among_var = find_among_b(a_4);
 if (among_var === 0) {
  return false;
 }
 if (!r_RV()) {
  return false;
 }
 slice_from(as_4[among_var - 1]);
 return true;
}
function r_standard_suffix() {
 let among_var, v_1, v_2, v_3, v_4;
 ket = cursor;
 among_var = find_among_b(a_7);
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
   if (!r_R2()) {
    return false;
   }
   slice_del();
   v_1 = limit - cursor;
   lab0: {
    ket = cursor;
    if (!eq_s_b("ic")) {
     cursor = limit - v_1;
     break lab0;
    }
    bra = cursor;
    if (!r_R2()) {
     cursor = limit - v_1;
     break lab0;
    }
    slice_del();
   }
  } else {
   if (among_var === 3) {
    if (!r_R2()) {
     return false;
    }
    slice_from("log");
   } else {
    if (among_var === 4) {
     if (!r_R2()) {
      return false;
     }
     slice_from("u");
    } else {
     if (among_var === 5) {
      if (!r_R2()) {
       return false;
      }
      slice_from("ente");
     } else {
      if (among_var === 6) {
       if (!r_RV()) {
        return false;
       }
       slice_del();
      } else {
       if (among_var === 7) {
        if (I_p1 > cursor) {
         return false;
        }
        slice_del();
        v_2 = limit - cursor;
        lab0: {
         ket = cursor;
         among_var = find_among_b(a_5);
         if (among_var === 0) {
          cursor = limit - v_2;
          break lab0;
         }
         bra = cursor;
         if (!r_R2()) {
          cursor = limit - v_2;
          break lab0;
         }
         slice_del();
         if (among_var === 1) {
          ket = cursor;
          if (!eq_s_b("at")) {
           cursor = limit - v_2;
           break lab0;
          }
          bra = cursor;
          if (!r_R2()) {
           cursor = limit - v_2;
           break lab0;
          }
          slice_del();
         }
        }
       } else {
        if (among_var === 8) {
         if (!r_R2()) {
          return false;
         }
         slice_del();
         v_3 = limit - cursor;
         lab0: {
          ket = cursor;
          if (find_among_b(a_6) === 0) {
           cursor = limit - v_3;
           break lab0;
          }
          bra = cursor;
          if (!r_R2()) {
           cursor = limit - v_3;
           break lab0;
          }
          slice_del();
         }
        } else {
         if (!r_R2()) {
          return false;
         }
         slice_del();
         v_4 = limit - cursor;
         lab0: {
          ket = cursor;
          if (!eq_s_b("at")) {
           cursor = limit - v_4;
           break lab0;
          }
          bra = cursor;
          if (!r_R2()) {
           cursor = limit - v_4;
           break lab0;
          }
          slice_del();
          ket = cursor;
          if (!eq_s_b("ic")) {
           cursor = limit - v_4;
           break lab0;
          }
          bra = cursor;
          if (!r_R2()) {
           cursor = limit - v_4;
           break lab0;
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
 return true;
}
function r_verb_suffix() {
 let v_2;
 if (cursor < I_pV) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_pV;
 ket = cursor;
 if (find_among_b(a_8) === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 slice_del();
 limit_backward = v_2;
 return true;
}
function r_vowel_suffix() {
 let v_1, v_2;
 v_1 = limit - cursor;
 lab0: {
  ket = cursor;
  if (!in_grouping_b(g_AEIO)) {
   cursor = limit - v_1;
   break lab0;
  }
  bra = cursor;
  if (!r_RV()) {
   cursor = limit - v_1;
   break lab0;
  }
  slice_del();
  ket = cursor;
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "i")) {
   cursor = limit - v_1;
   break lab0;
  }
  cursor -= 1;
  bra = cursor;
  if (!r_RV()) {
   cursor = limit - v_1;
   break lab0;
  }
  slice_del();
 }
 v_2 = limit - cursor;
 lab0: {
  ket = cursor;
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "h")) {
   cursor = limit - v_2;
   break lab0;
  }
  cursor -= 1;
  bra = cursor;
  if (!in_grouping_b(g_CG)) {
   cursor = limit - v_2;
   break lab0;
  }
  if (!r_RV()) {
   cursor = limit - v_2;
   break lab0;
  }
  slice_del();
 }
 return true;
}
function stem() {
 let v_1, v_2, v_3, v_4, v_5, v_6, v_7;
 v_1 = cursor;
 r_elisions();
 cursor = v_1;
 v_2 = cursor;
 r_prelude();
 cursor = v_2;
 r_mark_regions();
 limit_backward = cursor;
 cursor = limit;
 v_3 = limit - cursor;
 r_attached_pronoun();
 cursor = limit - v_3;
 v_4 = limit - cursor;
 lab0: {
  while (true) {
   v_5 = limit - cursor;
   lab1: {
    if (!r_standard_suffix()) {
     break lab1;
    }
    break;
   }
   cursor = limit - v_5;
   if (!r_verb_suffix()) {
    break lab0;
   }
   break;
  }
 }
 cursor = limit - v_4;
 v_6 = limit - cursor;
 r_vowel_suffix();
 cursor = limit - v_6;
 cursor = limit_backward;
 v_7 = cursor;
 r_postlude();
 cursor = v_7;
 return true;
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { it: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
