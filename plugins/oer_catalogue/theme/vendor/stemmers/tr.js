/* Turkish: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, turkish_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
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
const g_vowel = "aeiouöüı";
const g_U = "iuüı";
const g_vowel1 = "aouı";
const g_vowel2 = "eiöü";
let g_vowel3 = "aı";
let g_vowel4 = "ei";
let g_vowel5 = "ou";
let g_vowel6 = "öü";
let B_continue_stemming_noun_suffixes = false;
const a_0 = table("m n miz niz muz nuz müz nüz mız nız", -1);
const a_1 = table("leri ları", -1);
const a_2 = table("ni nu nü nı", -1);
const a_3 = table("in un ün ın", -1);
const a_4 = table("a e", -1);
const a_5 = table("na ne", -1);
const a_6 = table("da ta de te", -1);
const a_7 = table("nda nde", -1);
const a_8 = table("dan tan den ten", -1);
const a_9 = table("ndan nden", -1);
const a_10 = table("la le", -1);
const a_11 = table("ca ce", -1);
const a_12 = table("im um üm ım", -1);
const a_13 = table("sin sun sün sın", -1);
const a_14 = table("iz uz üz ız", -1);
const a_15 = table("siniz sunuz sünüz sınız", -1);
const a_16 = table("lar ler", -1);
const a_17 = table("niz nuz nüz nız", -1);
const a_18 = table("dir tir dur tur dür tür dır tır", -1);
const a_19 = table("casına cesine", -1);
const a_20 = table("di ti dik tik duk tuk dük tük dık tık dim tim dum tum düm tüm dım tım din tin dun tun dün tün dın tın du tu dü tü dı tı", -1);
const a_21 = table("sa se sak sek sam sem san sen", -1);
const a_22 = table("miş muş müş mış", -1);
const a_23 = table("b c d ğ", [1, 2, 3, 4]);
const as_23 = ["p", "ç", "t", "k"];
function r_check_vowel_harmony() {
 let v_1, v_2;
 v_1 = limit - cursor;
 if (!go_out_grouping_b(g_vowel)) {
  return false;
 }
 while (true) {
  v_2 = limit - cursor;
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "a")) {
    break lab0;
   }
   cursor -= 1;
   if (!go_out_grouping_b(g_vowel1)) {
    break lab0;
   }
   break;
  }
  cursor = limit - v_2;
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "e")) {
    break lab0;
   }
   cursor -= 1;
   if (!go_out_grouping_b(g_vowel2)) {
    break lab0;
   }
   break;
  }
  cursor = limit - v_2;
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "ı")) {
    break lab0;
   }
   cursor -= 1;
   if (!go_out_grouping_b(g_vowel3)) {
    break lab0;
   }
   break;
  }
  cursor = limit - v_2;
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "i")) {
    break lab0;
   }
   cursor -= 1;
   if (!go_out_grouping_b(g_vowel4)) {
    break lab0;
   }
   break;
  }
  cursor = limit - v_2;
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "o")) {
    break lab0;
   }
   cursor -= 1;
   if (!go_out_grouping_b(g_vowel5)) {
    break lab0;
   }
   break;
  }
  cursor = limit - v_2;
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "ö")) {
    break lab0;
   }
   cursor -= 1;
   if (!go_out_grouping_b(g_vowel6)) {
    break lab0;
   }
   break;
  }
  cursor = limit - v_2;
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "u")) {
    break lab0;
   }
   cursor -= 1;
   if (!go_out_grouping_b(g_vowel5)) {
    break lab0;
   }
   break;
  }
  cursor = limit - v_2;
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "ü")) {
   return false;
  }
  cursor -= 1;
  if (!go_out_grouping_b(g_vowel6)) {
   return false;
  }
  break;
 }
 cursor = limit - v_1;
 return true;
}
function r_mark_suffix_with_optional_n_consonant() {
 let v_1, v_2, v_3;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "n")) {
    break lab0;
   }
   cursor -= 1;
   v_2 = limit - cursor;
   if (!in_grouping_b(g_vowel)) {
    break lab0;
   }
   cursor = limit - v_2;
   break;
  }
  cursor = limit - v_1;
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "n")) {
    break lab0;
   }
   cursor -= 1;
   return false;
  }
  v_3 = limit - cursor;
  if (cursor <= limit_backward) {
   return false;
  }
  cursor -= 1;
  if (!in_grouping_b(g_vowel)) {
   return false;
  }
  cursor = limit - v_3;
  break;
 }
 return true;
}
function r_mark_suffix_with_optional_s_consonant() {
 let v_1, v_2, v_3;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "s")) {
    break lab0;
   }
   cursor -= 1;
   v_2 = limit - cursor;
   if (!in_grouping_b(g_vowel)) {
    break lab0;
   }
   cursor = limit - v_2;
   break;
  }
  cursor = limit - v_1;
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "s")) {
    break lab0;
   }
   cursor -= 1;
   return false;
  }
  v_3 = limit - cursor;
  if (cursor <= limit_backward) {
   return false;
  }
  cursor -= 1;
  if (!in_grouping_b(g_vowel)) {
   return false;
  }
  cursor = limit - v_3;
  break;
 }
 return true;
}
function r_mark_suffix_with_optional_y_consonant() {
 let v_1, v_2, v_3;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "y")) {
    break lab0;
   }
   cursor -= 1;
   v_2 = limit - cursor;
   if (!in_grouping_b(g_vowel)) {
    break lab0;
   }
   cursor = limit - v_2;
   break;
  }
  cursor = limit - v_1;
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "y")) {
    break lab0;
   }
   cursor -= 1;
   return false;
  }
  v_3 = limit - cursor;
  if (cursor <= limit_backward) {
   return false;
  }
  cursor -= 1;
  if (!in_grouping_b(g_vowel)) {
   return false;
  }
  cursor = limit - v_3;
  break;
 }
 return true;
}
function r_mark_suffix_with_optional_U_vowel() {
 let v_1, v_2, v_3;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   if (!in_grouping_b(g_U)) {
    break lab0;
   }
   v_2 = limit - cursor;
   if (!out_grouping_b(g_vowel)) {
    break lab0;
   }
   cursor = limit - v_2;
   break;
  }
  cursor = limit - v_1;
  lab0: {
   if (!in_grouping_b(g_U)) {
    break lab0;
   }
   return false;
  }
  v_3 = limit - cursor;
  if (cursor <= limit_backward) {
   return false;
  }
  cursor -= 1;
  if (!out_grouping_b(g_vowel)) {
   return false;
  }
  cursor = limit - v_3;
  break;
 }
 return true;
}
function r_mark_possessives() {
 if (find_among_b(a_0) === 0) {
  return false;
 }
 return r_mark_suffix_with_optional_U_vowel();
}
function r_mark_sU() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 if (!in_grouping_b(g_U)) {
  return false;
 }
 return r_mark_suffix_with_optional_s_consonant();
}
function r_mark_lArI() {
 return find_among_b(a_1) !== 0;
}
function r_mark_yU() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 if (!in_grouping_b(g_U)) {
  return false;
 }
 return r_mark_suffix_with_optional_y_consonant();
}
function r_mark_nU() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 return find_among_b(a_2) !== 0;
}
function r_mark_nUn() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 if (find_among_b(a_3) === 0) {
  return false;
 }
 return r_mark_suffix_with_optional_n_consonant();
}
function r_mark_yA() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 if (find_among_b(a_4) === 0) {
  return false;
 }
 return r_mark_suffix_with_optional_y_consonant();
}
function r_mark_nA() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 return find_among_b(a_5) !== 0;
}
function r_mark_DA() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 return find_among_b(a_6) !== 0;
}
function r_mark_ndA() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 return find_among_b(a_7) !== 0;
}
function r_mark_DAn() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 return find_among_b(a_8) !== 0;
}
function r_mark_ndAn() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 return find_among_b(a_9) !== 0;
}
function r_mark_ylA() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 if (find_among_b(a_10) === 0) {
  return false;
 }
 return r_mark_suffix_with_optional_y_consonant();
}
function r_mark_ncA() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 if (find_among_b(a_11) === 0) {
  return false;
 }
 return r_mark_suffix_with_optional_n_consonant();
}
function r_mark_yUm() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 if (find_among_b(a_12) === 0) {
  return false;
 }
 return r_mark_suffix_with_optional_y_consonant();
}
function r_mark_sUn() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 return find_among_b(a_13) !== 0;
}
function r_mark_yUz() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 if (find_among_b(a_14) === 0) {
  return false;
 }
 return r_mark_suffix_with_optional_y_consonant();
}
function r_mark_sUnUz() {
 return find_among_b(a_15) !== 0;
}
function r_mark_lAr() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 return find_among_b(a_16) !== 0;
}
function r_mark_nUz() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 return find_among_b(a_17) !== 0;
}
function r_mark_DUr() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 return find_among_b(a_18) !== 0;
}
function r_mark_cAsInA() {
 return find_among_b(a_19) !== 0;
}
function r_mark_yDU() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 if (find_among_b(a_20) === 0) {
  return false;
 }
 return r_mark_suffix_with_optional_y_consonant();
}
function r_mark_ysA() {
 if (find_among_b(a_21) === 0) {
  return false;
 }
 return r_mark_suffix_with_optional_y_consonant();
}
function r_mark_ymUs_() {
 if (!r_check_vowel_harmony()) {
  return false;
 }
 if (find_among_b(a_22) === 0) {
  return false;
 }
 return r_mark_suffix_with_optional_y_consonant();
}
function r_mark_yken() {
 if (!eq_s_b("ken")) {
  return false;
 }
 return r_mark_suffix_with_optional_y_consonant();
}
function r_stem_nominal_verb_suffixes() {
 let v_1, v_10, v_2, v_3, v_4, v_5, v_6, v_7, v_8, v_9;
 ket = cursor;
 B_continue_stemming_noun_suffixes = true;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   while (true) {
    v_2 = limit - cursor;
    lab1: {
     if (!r_mark_ymUs_()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_2;
    lab1: {
     if (!r_mark_yDU()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_2;
    lab1: {
     if (!r_mark_ysA()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_2;
    if (!r_mark_yken()) {
     break lab0;
    }
    break;
   }
   break;
  }
  cursor = limit - v_1;
  lab0: {
   if (!r_mark_cAsInA()) {
    break lab0;
   }
   while (true) {
    v_3 = limit - cursor;
    lab1: {
     if (!r_mark_sUnUz()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_3;
    lab1: {
     if (!r_mark_lAr()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_3;
    lab1: {
     if (!r_mark_yUm()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_3;
    lab1: {
     if (!r_mark_sUn()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_3;
    lab1: {
     if (!r_mark_yUz()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_3;
    break;
   }
   if (!r_mark_ymUs_()) {
    break lab0;
   }
   break;
  }
  cursor = limit - v_1;
  lab0: {
   if (!r_mark_lAr()) {
    break lab0;
   }
   bra = cursor;
   slice_del();
   v_4 = limit - cursor;
   lab1: {
    ket = cursor;
    while (true) {
     v_5 = limit - cursor;
     lab2: {
      if (!r_mark_DUr()) {
       break lab2;
      }
      break;
     }
     cursor = limit - v_5;
     lab2: {
      if (!r_mark_yDU()) {
       break lab2;
      }
      break;
     }
     cursor = limit - v_5;
     lab2: {
      if (!r_mark_ysA()) {
       break lab2;
      }
      break;
     }
     cursor = limit - v_5;
     if (!r_mark_ymUs_()) {
      cursor = limit - v_4;
      break lab1;
     }
     break;
    }
   }
   B_continue_stemming_noun_suffixes = false;
   break;
  }
  cursor = limit - v_1;
  lab0: {
   if (!r_mark_nUz()) {
    break lab0;
   }
   while (true) {
    v_6 = limit - cursor;
    lab1: {
     if (!r_mark_yDU()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_6;
    if (!r_mark_ysA()) {
     break lab0;
    }
    break;
   }
   break;
  }
  cursor = limit - v_1;
  lab0: {
   while (true) {
    v_7 = limit - cursor;
    lab1: {
     if (!r_mark_sUnUz()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_7;
    lab1: {
     if (!r_mark_yUz()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_7;
    lab1: {
     if (!r_mark_sUn()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_7;
    if (!r_mark_yUm()) {
     break lab0;
    }
    break;
   }
   bra = cursor;
   slice_del();
   v_8 = limit - cursor;
   lab1: {
    ket = cursor;
    if (!r_mark_ymUs_()) {
     cursor = limit - v_8;
     break lab1;
    }
   }
   break;
  }
  cursor = limit - v_1;
  if (!r_mark_DUr()) {
   return false;
  }
  bra = cursor;
  slice_del();
  v_9 = limit - cursor;
  lab0: {
   ket = cursor;
   while (true) {
    v_10 = limit - cursor;
    lab1: {
     if (!r_mark_sUnUz()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_10;
    lab1: {
     if (!r_mark_lAr()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_10;
    lab1: {
     if (!r_mark_yUm()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_10;
    lab1: {
     if (!r_mark_sUn()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_10;
    lab1: {
     if (!r_mark_yUz()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_10;
    break;
   }
   if (!r_mark_ymUs_()) {
    cursor = limit - v_9;
    break lab0;
   }
  }
  break;
 }
 bra = cursor;
 slice_del();
 return true;
}
function r_stem_suffix_chain_before_ki() {
 let v_1, v_10, v_11, v_2, v_3, v_4, v_5, v_6, v_7, v_8, v_9;
 ket = cursor;
 if (!eq_s_b("ki")) {
  return false;
 }
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   if (!r_mark_DA()) {
    break lab0;
   }
   bra = cursor;
   slice_del();
   v_2 = limit - cursor;
   lab1: {
    ket = cursor;
    while (true) {
     v_3 = limit - cursor;
     lab2: {
      if (!r_mark_lAr()) {
       break lab2;
      }
      bra = cursor;
      slice_del();
      v_4 = limit - cursor;
      lab3: {
       if (!r_stem_suffix_chain_before_ki()) {
        cursor = limit - v_4;
        break lab3;
       }
      }
      break;
     }
     cursor = limit - v_3;
     if (!r_mark_possessives()) {
      cursor = limit - v_2;
      break lab1;
     }
     bra = cursor;
     slice_del();
     v_5 = limit - cursor;
     lab2: {
      ket = cursor;
      if (!r_mark_lAr()) {
       cursor = limit - v_5;
       break lab2;
      }
      bra = cursor;
      slice_del();
      if (!r_stem_suffix_chain_before_ki()) {
       cursor = limit - v_5;
       break lab2;
      }
     }
     break;
    }
   }
   break;
  }
  cursor = limit - v_1;
  lab0: {
   if (!r_mark_nUn()) {
    break lab0;
   }
   bra = cursor;
   slice_del();
   v_6 = limit - cursor;
   lab1: {
    ket = cursor;
    while (true) {
     v_7 = limit - cursor;
     lab2: {
      if (!r_mark_lArI()) {
       break lab2;
      }
      bra = cursor;
      slice_del();
      break;
     }
     cursor = limit - v_7;
     lab2: {
      ket = cursor;
      while (true) {
       v_8 = limit - cursor;
       lab3: {
        if (!r_mark_possessives()) {
         break lab3;
        }
        break;
       }
       cursor = limit - v_8;
       if (!r_mark_sU()) {
        break lab2;
       }
       break;
      }
      bra = cursor;
      slice_del();
      v_9 = limit - cursor;
      lab3: {
       ket = cursor;
       if (!r_mark_lAr()) {
        cursor = limit - v_9;
        break lab3;
       }
       bra = cursor;
       slice_del();
       if (!r_stem_suffix_chain_before_ki()) {
        cursor = limit - v_9;
        break lab3;
       }
      }
      break;
     }
     cursor = limit - v_7;
     if (!r_stem_suffix_chain_before_ki()) {
      cursor = limit - v_6;
      break lab1;
     }
     break;
    }
   }
   break;
  }
  cursor = limit - v_1;
  if (!r_mark_ndA()) {
   return false;
  }
  while (true) {
   v_10 = limit - cursor;
   lab0: {
    if (!r_mark_lArI()) {
     break lab0;
    }
    bra = cursor;
    slice_del();
    break;
   }
   cursor = limit - v_10;
   lab0: {
    if (!r_mark_sU()) {
     break lab0;
    }
    bra = cursor;
    slice_del();
    v_11 = limit - cursor;
    lab1: {
     ket = cursor;
     if (!r_mark_lAr()) {
      cursor = limit - v_11;
      break lab1;
     }
     bra = cursor;
     slice_del();
     if (!r_stem_suffix_chain_before_ki()) {
      cursor = limit - v_11;
      break lab1;
     }
    }
    break;
   }
   cursor = limit - v_10;
   if (!r_stem_suffix_chain_before_ki()) {
    return false;
   }
   break;
  }
  break;
 }
 return true;
}
function r_stem_noun_suffixes() {
 let v_1, v_10, v_11, v_12, v_13, v_14, v_15, v_16, v_17, v_18, v_19, v_2, v_20, v_21, v_22, v_23, v_24, v_25, v_26, v_27, v_3, v_4, v_5, v_6, v_7, v_8, v_9;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   ket = cursor;
   if (!r_mark_lAr()) {
    break lab0;
   }
   bra = cursor;
   slice_del();
   v_2 = limit - cursor;
   lab1: {
    if (!r_stem_suffix_chain_before_ki()) {
     cursor = limit - v_2;
     break lab1;
    }
   }
   break;
  }
  cursor = limit - v_1;
  lab0: {
   ket = cursor;
   if (!r_mark_ncA()) {
    break lab0;
   }
   bra = cursor;
   slice_del();
   v_3 = limit - cursor;
   lab1: {
    while (true) {
     v_4 = limit - cursor;
     lab2: {
      ket = cursor;
      if (!r_mark_lArI()) {
       break lab2;
      }
      bra = cursor;
      slice_del();
      break;
     }
     cursor = limit - v_4;
     lab2: {
      ket = cursor;
      while (true) {
       v_5 = limit - cursor;
       lab3: {
        if (!r_mark_possessives()) {
         break lab3;
        }
        break;
       }
       cursor = limit - v_5;
       if (!r_mark_sU()) {
        break lab2;
       }
       break;
      }
      bra = cursor;
      slice_del();
      v_6 = limit - cursor;
      lab3: {
       ket = cursor;
       if (!r_mark_lAr()) {
        cursor = limit - v_6;
        break lab3;
       }
       bra = cursor;
       slice_del();
       if (!r_stem_suffix_chain_before_ki()) {
        cursor = limit - v_6;
        break lab3;
       }
      }
      break;
     }
     cursor = limit - v_4;
     ket = cursor;
     if (!r_mark_lAr()) {
      cursor = limit - v_3;
      break lab1;
     }
     bra = cursor;
     slice_del();
     if (!r_stem_suffix_chain_before_ki()) {
      cursor = limit - v_3;
      break lab1;
     }
     break;
    }
   }
   break;
  }
  cursor = limit - v_1;
  lab0: {
   ket = cursor;
   while (true) {
    v_7 = limit - cursor;
    lab1: {
     if (!r_mark_ndA()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_7;
    if (!r_mark_nA()) {
     break lab0;
    }
    break;
   }
   while (true) {
    v_8 = limit - cursor;
    lab1: {
     if (!r_mark_lArI()) {
      break lab1;
     }
     bra = cursor;
     slice_del();
     break;
    }
    cursor = limit - v_8;
    lab1: {
     if (!r_mark_sU()) {
      break lab1;
     }
     bra = cursor;
     slice_del();
     v_9 = limit - cursor;
     lab2: {
      ket = cursor;
      if (!r_mark_lAr()) {
       cursor = limit - v_9;
       break lab2;
      }
      bra = cursor;
      slice_del();
      if (!r_stem_suffix_chain_before_ki()) {
       cursor = limit - v_9;
       break lab2;
      }
     }
     break;
    }
    cursor = limit - v_8;
    if (!r_stem_suffix_chain_before_ki()) {
     break lab0;
    }
    break;
   }
   break;
  }
  cursor = limit - v_1;
  lab0: {
   ket = cursor;
   while (true) {
    v_10 = limit - cursor;
    lab1: {
     if (!r_mark_ndAn()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_10;
    if (!r_mark_nU()) {
     break lab0;
    }
    break;
   }
   while (true) {
    v_11 = limit - cursor;
    lab1: {
     if (!r_mark_sU()) {
      break lab1;
     }
     bra = cursor;
     slice_del();
     v_12 = limit - cursor;
     lab2: {
      ket = cursor;
      if (!r_mark_lAr()) {
       cursor = limit - v_12;
       break lab2;
      }
      bra = cursor;
      slice_del();
      if (!r_stem_suffix_chain_before_ki()) {
       cursor = limit - v_12;
       break lab2;
      }
     }
     break;
    }
    cursor = limit - v_11;
    if (!r_mark_lArI()) {
     break lab0;
    }
    break;
   }
   break;
  }
  cursor = limit - v_1;
  lab0: {
   ket = cursor;
   if (!r_mark_DAn()) {
    break lab0;
   }
   bra = cursor;
   slice_del();
   v_13 = limit - cursor;
   lab1: {
    ket = cursor;
    while (true) {
     v_14 = limit - cursor;
     lab2: {
      if (!r_mark_possessives()) {
       break lab2;
      }
      bra = cursor;
      slice_del();
      v_15 = limit - cursor;
      lab3: {
       ket = cursor;
       if (!r_mark_lAr()) {
        cursor = limit - v_15;
        break lab3;
       }
       bra = cursor;
       slice_del();
       if (!r_stem_suffix_chain_before_ki()) {
        cursor = limit - v_15;
        break lab3;
       }
      }
      break;
     }
     cursor = limit - v_14;
     lab2: {
      if (!r_mark_lAr()) {
       break lab2;
      }
      bra = cursor;
      slice_del();
      v_16 = limit - cursor;
      lab3: {
       if (!r_stem_suffix_chain_before_ki()) {
        cursor = limit - v_16;
        break lab3;
       }
      }
      break;
     }
     cursor = limit - v_14;
     if (!r_stem_suffix_chain_before_ki()) {
      cursor = limit - v_13;
      break lab1;
     }
     break;
    }
   }
   break;
  }
  cursor = limit - v_1;
  lab0: {
   ket = cursor;
   while (true) {
    v_17 = limit - cursor;
    lab1: {
     if (!r_mark_nUn()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_17;
    if (!r_mark_ylA()) {
     break lab0;
    }
    break;
   }
   bra = cursor;
   slice_del();
   v_18 = limit - cursor;
   lab1: {
    while (true) {
     v_19 = limit - cursor;
     lab2: {
      ket = cursor;
      if (!r_mark_lAr()) {
       break lab2;
      }
      bra = cursor;
      slice_del();
      if (!r_stem_suffix_chain_before_ki()) {
       break lab2;
      }
      break;
     }
     cursor = limit - v_19;
     lab2: {
      ket = cursor;
      while (true) {
       v_20 = limit - cursor;
       lab3: {
        if (!r_mark_possessives()) {
         break lab3;
        }
        break;
       }
       cursor = limit - v_20;
       if (!r_mark_sU()) {
        break lab2;
       }
       break;
      }
      bra = cursor;
      slice_del();
      v_21 = limit - cursor;
      lab3: {
       ket = cursor;
       if (!r_mark_lAr()) {
        cursor = limit - v_21;
        break lab3;
       }
       bra = cursor;
       slice_del();
       if (!r_stem_suffix_chain_before_ki()) {
        cursor = limit - v_21;
        break lab3;
       }
      }
      break;
     }
     cursor = limit - v_19;
     if (!r_stem_suffix_chain_before_ki()) {
      cursor = limit - v_18;
      break lab1;
     }
     break;
    }
   }
   break;
  }
  cursor = limit - v_1;
  lab0: {
   ket = cursor;
   if (!r_mark_lArI()) {
    break lab0;
   }
   bra = cursor;
   slice_del();
   break;
  }
  cursor = limit - v_1;
  lab0: {
   if (!r_stem_suffix_chain_before_ki()) {
    break lab0;
   }
   break;
  }
  cursor = limit - v_1;
  lab0: {
   ket = cursor;
   while (true) {
    v_22 = limit - cursor;
    lab1: {
     if (!r_mark_DA()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_22;
    lab1: {
     if (!r_mark_yU()) {
      break lab1;
     }
     break;
    }
    cursor = limit - v_22;
    if (!r_mark_yA()) {
     break lab0;
    }
    break;
   }
   bra = cursor;
   slice_del();
   v_23 = limit - cursor;
   lab1: {
    ket = cursor;
    while (true) {
     v_24 = limit - cursor;
     lab2: {
      if (!r_mark_possessives()) {
       break lab2;
      }
      bra = cursor;
      slice_del();
      v_25 = limit - cursor;
      lab3: {
       ket = cursor;
       if (!r_mark_lAr()) {
        cursor = limit - v_25;
        break lab3;
       }
      }
      break;
     }
     cursor = limit - v_24;
     if (!r_mark_lAr()) {
      cursor = limit - v_23;
      break lab1;
     }
     break;
    }
    bra = cursor;
    slice_del();
    ket = cursor;
    if (!r_stem_suffix_chain_before_ki()) {
     cursor = limit - v_23;
     break lab1;
    }
   }
   break;
  }
  cursor = limit - v_1;
  ket = cursor;
  while (true) {
   v_26 = limit - cursor;
   lab0: {
    if (!r_mark_possessives()) {
     break lab0;
    }
    break;
   }
   cursor = limit - v_26;
   if (!r_mark_sU()) {
    return false;
   }
   break;
  }
  bra = cursor;
  slice_del();
  v_27 = limit - cursor;
  lab0: {
   ket = cursor;
   if (!r_mark_lAr()) {
    cursor = limit - v_27;
    break lab0;
   }
   bra = cursor;
   slice_del();
   if (!r_stem_suffix_chain_before_ki()) {
    cursor = limit - v_27;
    break lab0;
   }
  }
  break;
 }
 return true;
}
function r_post_process_last_consonants() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_23);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 slice_from(as_23[among_var - 1]);
 return true;
}
function r_append_U_to_stems_ending_with_d_or_g() {
 let v_1;
 ket = cursor;
 bra = cursor;
 while (true) {
  lab0: {
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "d")) {
    break lab0;
   }
   cursor -= 1;
   break;
  }
  if ((cursor <= limit_backward) || (current[cursor - 1] !== "g")) {
   return false;
  }
  cursor -= 1;
  break;
 }
 if (!go_out_grouping_b(g_vowel)) {
  return false;
 }
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   while (true) {
    lab1: {
     if ((cursor <= limit_backward) || (current[cursor - 1] !== "a")) {
      break lab1;
     }
     cursor -= 1;
     break;
    }
    if ((cursor <= limit_backward) || (current[cursor - 1] !== "ı")) {
     break lab0;
    }
    cursor -= 1;
    break;
   }
   slice_from("ı");
   break;
  }
  cursor = limit - v_1;
  lab0: {
   while (true) {
    lab1: {
     if ((cursor <= limit_backward) || (current[cursor - 1] !== "e")) {
      break lab1;
     }
     cursor -= 1;
     break;
    }
    if ((cursor <= limit_backward) || (current[cursor - 1] !== "i")) {
     break lab0;
    }
    cursor -= 1;
    break;
   }
   slice_from("i");
   break;
  }
  cursor = limit - v_1;
  lab0: {
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
   slice_from("u");
   break;
  }
  cursor = limit - v_1;
  while (true) {
   lab0: {
    if ((cursor <= limit_backward) || (current[cursor - 1] !== "ö")) {
     break lab0;
    }
    cursor -= 1;
    break;
   }
   if ((cursor <= limit_backward) || (current[cursor - 1] !== "ü")) {
    return false;
   }
   cursor -= 1;
   break;
  }
  slice_from("ü");
  break;
 }
 return true;
}
function r_is_reserved_word() {
 let v_1;
 if (!eq_s_b("ad")) {
  return false;
 }
 v_1 = limit - cursor;
 lab0: {
  if (!eq_s_b("soy")) {
   cursor = limit - v_1;
   break lab0;
  }
 }
 return cursor <= limit_backward;
}
function r_remove_proper_noun_suffix() {
 let v_1, v_2, v_3, v_4;
 v_1 = cursor;
 lab0: {
  bra = cursor;
  while (true) {
   v_2 = cursor;
   lab1: {
    lab2: {
     if ((cursor === limit) || (current[cursor] !== "'")) {
      break lab2;
     }
     cursor += 1;
     break lab1;
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
  ket = cursor;
  slice_del();
 }
 cursor = v_1;
 v_3 = cursor;
 lab0: {
  if ((cursor + 2) > limit) {
   break lab0;
  }
  cursor += 2;
  while (true) {
   v_4 = cursor;
   lab1: {
    if ((cursor === limit) || (current[cursor] !== "'")) {
     break lab1;
    }
    cursor += 1;
    cursor = v_4;
    break;
   }
   cursor = v_4;
   if (cursor >= limit) {
    break lab0;
   }
   cursor += 1;
  }
  bra = cursor;
  cursor = limit;
  ket = cursor;
  slice_del();
 }
 cursor = v_3;
 return true;
}
function r_more_than_one_syllable_word() {
 let v_1;
 v_1 = cursor;
 for (let times = 0; times < 2; times++) {
  if (!go_out_grouping(g_vowel)) {
   return false;
  }
  cursor += 1;
 }
 cursor = v_1;
 return true;
}
function r_postlude() {
 let v_1, v_2, v_3;
 limit_backward = cursor;
 cursor = limit;
 v_1 = limit - cursor;
 lab0: {
  if (!r_is_reserved_word()) {
   break lab0;
  }
  return false;
 }
 cursor = limit - v_1;
 v_2 = limit - cursor;
 r_append_U_to_stems_ending_with_d_or_g();
 cursor = limit - v_2;
 v_3 = limit - cursor;
 r_post_process_last_consonants();
 cursor = limit - v_3;
 cursor = limit_backward;
 return true;
}
function stem() {
 let v_1, v_2;
 r_remove_proper_noun_suffix();
 if (!r_more_than_one_syllable_word()) {
  return false;
 }
 limit_backward = cursor;
 cursor = limit;
 v_1 = limit - cursor;
 r_stem_nominal_verb_suffixes();
 cursor = limit - v_1;
 if (!B_continue_stemming_noun_suffixes) {
  return false;
 }
 v_2 = limit - cursor;
 r_stem_noun_suffixes();
 cursor = limit - v_2;
 cursor = limit_backward;
 return r_postlude();
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { tr: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
