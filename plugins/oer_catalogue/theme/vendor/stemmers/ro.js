/* Romanian: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, romanian_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
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
const g_v = "aeiouâîă";
let B_standard_suffix_removed = false;
let I_p2 = 0;
let I_p1 = 0;
let I_pV = 0;
const a_0 = table("ş ţ", [1, 2]);
const as_0 = ["ș", "ț"];
const a_1 = table(" I U", [3, 1, 2]);
const a_2 = table("ea ația aua iua ație ele ile iile iei atei ii ului ul elor ilor iilor", [3, 7, 2, 4, 7, 3, 5, 4, 4, 6, 4, 1, 1, 3, 4, 4]);
const a_3 = table("icala iciva ativa itiva icale ațiune ițiune atoare itoare ătoare icitate abilitate ibilitate ivitate icive ative itive icali atori icatori itori ători icitati abilitati ivitati icivi ativi itivi icităi abilităi ivităi icități abilități ivități ical ator icator itor ător iciv ativ itiv icală icivă ativă itivă", [4, 4, 5, 6, 4, 5, 6, 5, 6, 5, 4, 1, 2, 3, 4, 5, 6, 4, 5, 4, 6, 5, 4, 1, 3, 4, 5, 6, 4, 1, 3, 4, 1, 3, 4, 5, 4, 6, 5, 4, 5, 6, 4, 4, 5, 6]);
const as_3 = ["abil", "ibil", "iv", "ic", "at", "it"];
const a_4 = table("ica abila ibila oasa ata ita anta ista uta iva ic ice abile ibile isme iune oase ate itate ite ante iste ute ive ici abili ibili iuni atori osi ati itati iti anti isti uti iști ivi ităi oși ități abil ibil ism ator os at it ant ist ut iv ică abilă ibilă oasă ată ită antă istă ută ivă", [1, 1, 1, 1, 1, 1, 1, 3, 1, 1, 1, 1, 1, 1, 3, 2, 1, 1, 1, 1, 1, 3, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 3, 1, 3, 1, 1, 1, 1, 1, 1, 3, 1, 1, 1, 1, 1, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 1, 1]);
const a_5 = table("ea ia esc ăsc ind ând are ere ire âre se ase sese ise use âse ește ăște eze ai eai iai sei ești ăști ui ezi âi ași seși aseși seseși iseși useși âseși iși uși âși ați eați iați eți iți âți arăți serăți aserăți seserăți iserăți userăți âserăți irăți urăți ârăți am eam iam em asem sesem isem usem âsem im âm ăm arăm serăm aserăm seserăm iserăm userăm âserăm irăm urăm ârăm au eau iau indu ându ez ească ară seră aseră seseră iseră useră âseră iră ură âră ează", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 2, 2, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 1, 1, 2, 2, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 1, 1, 1, 1, 1, 1]);
const a_6 = table("a e ie i ă", 1);
function r_norm() {
 let among_var, v_1, v_2, v_3;
 v_1 = cursor;
 lab0: {
  while (true) {
   v_2 = cursor;
   lab1: {
    while (true) {
     v_3 = cursor;
     lab2: {
      bra = cursor;
      among_var = find_among(a_0);
      if (among_var === 0) {
       break lab2;
      }
      ket = cursor;
      slice_from(as_0[among_var - 1]);
      cursor = v_3;
      break;
     }
     cursor = v_3;
     if (cursor >= limit) {
      break lab1;
     }
     cursor += 1;
    }
    continue;
   }
   cursor = v_2;
   break;
  }
 }
 cursor = v_1;
 return true;
}
function r_prelude() {
 let v_1, v_2, v_3;
 while (true) {
  v_1 = cursor;
  lab0: {
   while (true) {
    v_2 = cursor;
    lab1: {
     if (!in_grouping(g_v)) {
      break lab1;
     }
     bra = cursor;
     while (true) {
      v_3 = cursor;
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
      cursor = v_3;
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
     cursor = v_2;
     break;
    }
    cursor = v_2;
    if (cursor >= limit) {
     break lab0;
    }
    cursor += 1;
   }
   continue;
  }
  cursor = v_1;
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
   among_var = find_among(a_1);
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
function r_R1() {
 return I_p1 <= cursor;
}
function r_step_0() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_2);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (!r_R1()) {
  return false;
 }
 if (among_var === 1) {
  slice_del();
 } else {
  if (among_var === 2) {
   slice_from("a");
  } else {
   if (among_var === 3) {
    slice_from("e");
   } else {
    if (among_var === 4) {
     slice_from("i");
    } else {
     if (among_var === 5) {
      lab0: {
       if (!eq_s_b("ab")) {
        break lab0;
       }
       return false;
      }
      slice_from("i");
     } else {
      if (among_var === 6) {
       slice_from("at");
      } else {
       slice_from("ați");
      }
     }
    }
   }
  }
 }
 return true;
}
function r_combo_suffix() {
 let among_var, v_1;
 v_1 = limit - cursor;
 ket = cursor;
 among_var = find_among_b(a_3);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (!r_R1()) {
  return false;
 }
 slice_from(as_3[among_var - 1]);
 B_standard_suffix_removed = true;
 cursor = limit - v_1;
 return true;
}
function r_standard_suffix() {
 let among_var, v_1;
 B_standard_suffix_removed = false;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   if (!r_combo_suffix()) {
    break lab0;
   }
   continue;
  }
  cursor = limit - v_1;
  break;
 }
 ket = cursor;
 among_var = find_among_b(a_4);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (I_p2 > cursor) {
  return false;
 }
 if (among_var === 1) {
  slice_del();
 } else {
  if (among_var === 2) {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "ț")) {
    return false;
   }
   cursor -= 1;
   bra = cursor;
   slice_from("t");
  } else {
   slice_from("ist");
  }
 }
 B_standard_suffix_removed = true;
 return true;
}
function r_verb_suffix() {
 let among_var, v_2;
 if (cursor < I_pV) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_pV;
 ket = cursor;
 among_var = find_among_b(a_5);
 if (among_var === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  while (true) {
   lab0: {
    if (!out_grouping_b(g_v)) {
     break lab0;
    }
    break;
   }
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "u")) {
    limit_backward = v_2;
    return false;
   }
   cursor -= 1;
   break;
  }
  slice_del();
 } else {
  slice_del();
 }
 limit_backward = v_2;
 return true;
}
function r_vowel_suffix() {
 ket = cursor;
 if (find_among_b(a_6) === 0) {
  return false;
 }
 bra = cursor;
 if (I_pV > cursor) {
  return false;
 }
 slice_del();
 return true;
}
function stem() {
 let v_1, v_2, v_3, v_4, v_5, v_6;
 r_norm();
 v_1 = cursor;
 r_prelude();
 cursor = v_1;
 r_mark_regions();
 limit_backward = cursor;
 cursor = limit;
 v_2 = limit - cursor;
 r_step_0();
 cursor = limit - v_2;
 v_3 = limit - cursor;
 r_standard_suffix();
 cursor = limit - v_3;
 v_4 = limit - cursor;
 lab0: {
  while (true) {
   lab1: {
    if (!B_standard_suffix_removed) {
     break lab1;
    }
    break;
   }
   if (!r_verb_suffix()) {
    break lab0;
   }
   break;
  }
 }
 cursor = limit - v_4;
 v_5 = limit - cursor;
 r_vowel_suffix();
 cursor = limit - v_5;
 cursor = limit_backward;
 v_6 = cursor;
 r_postlude();
 cursor = v_6;
 return true;
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { ro: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
