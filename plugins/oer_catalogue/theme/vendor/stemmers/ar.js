/* Arabic: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, arabic_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
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
let B_is_defined = false;
let B_is_verb = false;
let B_is_noun = false;
const a_0 = table("ـ ً ٌ ٍ َ ُ ِ ّ ْ ٠ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩ ﺀ ﺁ ﺂ ﺃ ﺄ ﺅ ﺆ ﺇ ﺈ ﺉ ﺊ ﺋ ﺌ ﺍ ﺎ ﺏ ﺐ ﺑ ﺒ ﺓ ﺔ ﺕ ﺖ ﺗ ﺘ ﺙ ﺚ ﺛ ﺜ ﺝ ﺞ ﺟ ﺠ ﺡ ﺢ ﺣ ﺤ ﺥ ﺦ ﺧ ﺨ ﺩ ﺪ ﺫ ﺬ ﺭ ﺮ ﺯ ﺰ ﺱ ﺲ ﺳ ﺴ ﺵ ﺶ ﺷ ﺸ ﺹ ﺺ ﺻ ﺼ ﺽ ﺾ ﺿ ﻀ ﻁ ﻂ ﻃ ﻄ ﻅ ﻆ ﻇ ﻈ ﻉ ﻊ ﻋ ﻌ ﻍ ﻎ ﻏ ﻐ ﻑ ﻒ ﻓ ﻔ ﻕ ﻖ ﻗ ﻘ ﻙ ﻚ ﻛ ﻜ ﻝ ﻞ ﻟ ﻠ ﻡ ﻢ ﻣ ﻤ ﻥ ﻦ ﻧ ﻨ ﻩ ﻪ ﻫ ﻬ ﻭ ﻮ ﻯ ﻰ ﻱ ﻲ ﻳ ﻴ ﻵ ﻶ ﻷ ﻸ ﻹ ﻺ ﻻ ﻼ", [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16, 16, 13, 13, 17, 17, 14, 14, 15, 15, 15, 15, 18, 18, 19, 19, 19, 19, 20, 20, 21, 21, 21, 21, 22, 22, 22, 22, 23, 23, 23, 23, 24, 24, 24, 24, 25, 25, 25, 25, 26, 26, 27, 27, 28, 28, 29, 29, 30, 30, 30, 30, 31, 31, 31, 31, 32, 32, 32, 32, 33, 33, 33, 33, 34, 34, 34, 34, 35, 35, 35, 35, 36, 36, 36, 36, 37, 37, 37, 37, 38, 38, 38, 38, 39, 39, 39, 39, 40, 40, 40, 40, 41, 41, 41, 41, 42, 42, 42, 42, 43, 43, 43, 43, 44, 44, 44, 44, 45, 45, 46, 46, 47, 47, 47, 47, 51, 51, 49, 49, 50, 50, 48, 48]);
const as_0 = ["", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "ء", "أ", "إ", "ئ", "آ", "ؤ", "ا", "ب", "ة", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص", "ض", "ط", "ظ", "ع", "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ى", "ي", "لا", "لأ", "لإ", "لآ"];
const a_1 = table("آ أ ؤ إ ئ", 1);
const a_2 = table("آ أ ؤ إ ئ", [1, 1, 2, 1, 3]);
const as_2 = ["ا", "و", "ي"];
const a_3 = table("ال بال كال لل", [2, 1, 1, 2]);
const a_4 = table("أآ أأ أؤ أإ أا", [2, 1, 1, 4, 3]);
const a_5 = table("ف و", 1);
const a_6 = table("ال بال كال لل", [2, 1, 1, 2]);
const a_7 = table("ب با بب كك", [1, -1, 2, 3]);
const a_8 = table("سأ ست سن سي", [4, 2, 3, 1]);
const a_9 = table("تست نست يست", 1);
const a_10 = table("كما هما نا ها ك كم هم هن ه ي", [3, 3, 2, 2, 1, 2, 2, 2, 1, 1]);
const a_11 = table("ا و ي", 1);
const a_12 = table("كما هما نا ها ك كم هم كن هن ه كمو ني", [3, 3, 2, 2, 1, 2, 2, 2, 2, 1, 3, 2]);
const a_13 = table("ا تا تما نا ت ن ان تن ون ين ي", [1, 2, 4, 2, 1, 1, 3, 2, 3, 3, 1]);
const a_14 = table("وا تم", 1);
const a_15 = table("و تمو", [1, 2]);
function r_Normalize_pre() {
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
      break;
     }
     cursor = v_3;
     if (cursor >= limit) {
      break lab1;
     }
     cursor += 1;
     break;
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
function r_Normalize_post() {
 let among_var, v_1, v_2, v_3, v_4;
 v_1 = cursor;
 lab0: {
  limit_backward = cursor;
  cursor = limit;
  ket = cursor;
  if (find_among_b(a_1) === 0) {
   break lab0;
  }
  bra = cursor;
  slice_from("ء");
  cursor = limit_backward;
 }
 cursor = v_1;
 v_2 = cursor;
 lab0: {
  while (true) {
   v_3 = cursor;
   lab1: {
    while (true) {
     v_4 = cursor;
     lab2: {
      bra = cursor;
      among_var = find_among(a_2);
      if (among_var === 0) {
       break lab2;
      }
      ket = cursor;
      slice_from(as_2[among_var - 1]);
      break;
     }
     cursor = v_4;
     if (cursor >= limit) {
      break lab1;
     }
     cursor += 1;
     break;
    }
    continue;
   }
   cursor = v_3;
   break;
  }
 }
 cursor = v_2;
 return true;
}
function r_Checks1() {
 let among_var;
 bra = cursor;
 among_var = find_among(a_3);
 if (among_var === 0) {
  return false;
 }
 ket = cursor;
 if (among_var === 1) {
  if (current.length <= 4) {
   return false;
  }
  B_is_noun = true;
  B_is_verb = false;
  B_is_defined = true;
 } else {
  if (current.length <= 3) {
   return false;
  }
  B_is_noun = true;
  B_is_verb = false;
  B_is_defined = true;
 }
 return true;
}
function r_Prefix_Step1() {
 let among_var;
 bra = cursor;
 among_var = find_among(a_4);
 if (among_var === 0) {
  return false;
 }
 ket = cursor;
 if (among_var === 1) {
  if (current.length <= 3) {
   return false;
  }
  slice_from("أ");
 } else {
  if (among_var === 2) {
   if (current.length <= 3) {
    return false;
   }
   slice_from("آ");
  } else {
   if (among_var === 3) {
    if (current.length <= 3) {
     return false;
    }
    slice_from("ا");
   } else {
    if (current.length <= 3) {
     return false;
    }
    slice_from("إ");
   }
  }
 }
 return true;
}
function r_Prefix_Step2() {
 bra = cursor;
 if (find_among(a_5) === 0) {
  return false;
 }
 ket = cursor;
 if (current.length <= 3) {
  return false;
 }
 lab0: {
  if ((cursor === limit) || (current[cursor] !== "ا")) {
   break lab0;
  }
  cursor += 1;
  return false;
 }
 slice_del();
 return true;
}
function r_Prefix_Step3a_Noun() {
 let among_var;
 bra = cursor;
 among_var = find_among(a_6);
 if (among_var === 0) {
  return false;
 }
 ket = cursor;
 if (among_var === 1) {
  if (current.length <= 5) {
   return false;
  }
  slice_del();
 } else {
  if (current.length <= 4) {
   return false;
  }
  slice_del();
 }
 return true;
}
function r_Prefix_Step3b_Noun() {
 let among_var;
 bra = cursor;
 among_var = find_among(a_7);
 if (among_var === 0) {
  return false;
 }
 ket = cursor;
 if (among_var === 1) {
  if (current.length <= 3) {
   return false;
  }
  slice_del();
 } else {
  if (among_var === 2) {
   if (current.length <= 3) {
    return false;
   }
   slice_from("ب");
  } else {
   if (among_var === 3) {
    if (current.length <= 3) {
     return false;
    }
    slice_from("ك");
   }
  }
 }
 return true;
}
function r_Prefix_Step3_Verb() {
 let among_var;
 bra = cursor;
 among_var = find_among(a_8);
 if (among_var === 0) {
  return false;
 }
 ket = cursor;
 if (among_var === 1) {
  if (current.length <= 4) {
   return false;
  }
  slice_from("ي");
 } else {
  if (among_var === 2) {
   if (current.length <= 4) {
    return false;
   }
   slice_from("ت");
  } else {
   if (among_var === 3) {
    if (current.length <= 4) {
     return false;
    }
    slice_from("ن");
   } else {
    if (current.length <= 4) {
     return false;
    }
    slice_from("أ");
   }
  }
 }
 return true;
}
function r_Prefix_Step4_Verb() {
 bra = cursor;
 if (find_among(a_9) === 0) {
  return false;
 }
 ket = cursor;
 if (current.length <= 4) {
  return false;
 }
 B_is_verb = true;
 B_is_noun = false;
 slice_from("است");
 return true;
}
function r_Suffix_Noun_Step1a() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_10);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  if (current.length < 4) {
   return false;
  }
  slice_del();
 } else {
  if (among_var === 2) {
   if (current.length < 5) {
    return false;
   }
   slice_del();
  } else {
   if (current.length < 6) {
    return false;
   }
   slice_del();
  }
 }
 return true;
}
function r_Suffix_Noun_Step1b() {
 ket = cursor;
 if ((cursor <= limit_backward) || (current[cursor - 1] !== "ن")) {
  return false;
 }
 cursor -= 1;
 bra = cursor;
 if (current.length <= 5) {
  return false;
 }
 slice_del();
 return true;
}
function r_Suffix_Noun_Step2a() {
 ket = cursor;
 if (find_among_b(a_11) === 0) {
  return false;
 }
 bra = cursor;
 if (current.length <= 4) {
  return false;
 }
 slice_del();
 return true;
}
function r_Suffix_Noun_Step2b() {
 ket = cursor;
 if (!eq_s_b("ات")) {
  return false;
 }
 bra = cursor;
 if (current.length < 5) {
  return false;
 }
 slice_del();
 return true;
}
function r_Suffix_Noun_Step2c1() {
 ket = cursor;
 if ((cursor <= limit_backward) || (current[cursor - 1] !== "ت")) {
  return false;
 }
 cursor -= 1;
 bra = cursor;
 if (current.length < 4) {
  return false;
 }
 slice_del();
 return true;
}
function r_Suffix_Noun_Step2c2() {
 ket = cursor;
 if ((cursor <= limit_backward) || (current[cursor - 1] !== "ة")) {
  return false;
 }
 cursor -= 1;
 bra = cursor;
 if (current.length < 4) {
  return false;
 }
 slice_del();
 return true;
}
function r_Suffix_Noun_Step3() {
 ket = cursor;
 if ((cursor <= limit_backward) || (current[cursor - 1] !== "ي")) {
  return false;
 }
 cursor -= 1;
 bra = cursor;
 if (current.length < 3) {
  return false;
 }
 slice_del();
 return true;
}
function r_Suffix_Verb_Step1() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_12);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  if (current.length < 4) {
   return false;
  }
  slice_del();
 } else {
  if (among_var === 2) {
   if (current.length < 5) {
    return false;
   }
   slice_del();
  } else {
   if (current.length < 6) {
    return false;
   }
   slice_del();
  }
 }
 return true;
}
function r_Suffix_Verb_Step2a() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_13);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  if (current.length < 4) {
   return false;
  }
  slice_del();
 } else {
  if (among_var === 2) {
   if (current.length < 5) {
    return false;
   }
   slice_del();
  } else {
   if (among_var === 3) {
    if (current.length <= 5) {
     return false;
    }
    slice_del();
   } else {
    if (current.length < 6) {
     return false;
    }
    slice_del();
   }
  }
 }
 return true;
}
function r_Suffix_Verb_Step2b() {
 ket = cursor;
 if (find_among_b(a_14) === 0) {
  return false;
 }
 bra = cursor;
 if (current.length < 5) {
  return false;
 }
 slice_del();
 return true;
}
function r_Suffix_Verb_Step2c() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_15);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 if (among_var === 1) {
  if (current.length < 4) {
   return false;
  }
  slice_del();
 } else {
  if (current.length < 6) {
   return false;
  }
  slice_del();
 }
 return true;
}
function r_Suffix_All_alef_maqsura() {
 ket = cursor;
 if ((cursor <= limit_backward) || (current[cursor - 1] !== "ى")) {
  return false;
 }
 cursor -= 1;
 bra = cursor;
 slice_from("ي");
 return true;
}
function stem() {
 let v_1, v_10, v_11, v_12, v_13, v_14, v_15, v_16, v_2, v_3, v_4, v_5, v_6, v_7, v_8, v_9;
 B_is_noun = true;
 B_is_verb = true;
 B_is_defined = false;
 v_1 = cursor;
 r_Checks1();
 cursor = v_1;
 r_Normalize_pre();
 limit_backward = cursor;
 cursor = limit;
 v_2 = limit - cursor;
 lab0: {
  while (true) {
   v_3 = limit - cursor;
   lab1: {
    if (!B_is_verb) {
     break lab1;
    }
    while (true) {
     v_4 = limit - cursor;
     lab2: {
      v_5 = 1;
      while (true) {
       v_6 = limit - cursor;
       lab3: {
        if (!r_Suffix_Verb_Step1()) {
         break lab3;
        }
        v_5 -= 1;
        continue;
       }
       cursor = limit - v_6;
       break;
      }
      if (v_5 > 0) {
       break lab2;
      }
      while (true) {
       v_7 = limit - cursor;
       lab3: {
        if (!r_Suffix_Verb_Step2a()) {
         break lab3;
        }
        break;
       }
       cursor = limit - v_7;
       lab3: {
        if (!r_Suffix_Verb_Step2c()) {
         break lab3;
        }
        break;
       }
       cursor = limit - v_7;
       if (cursor <= limit_backward) {
        break lab2;
       }
       cursor -= 1;
       break;
      }
      break;
     }
     cursor = limit - v_4;
     lab2: {
      if (!r_Suffix_Verb_Step2b()) {
       break lab2;
      }
      break;
     }
     cursor = limit - v_4;
     if (!r_Suffix_Verb_Step2a()) {
      break lab1;
     }
     break;
    }
    break;
   }
   cursor = limit - v_3;
   lab1: {
    if (!B_is_noun) {
     break lab1;
    }
    v_8 = limit - cursor;
    lab2: {
     while (true) {
      v_9 = limit - cursor;
      lab3: {
       if (!r_Suffix_Noun_Step2c2()) {
        break lab3;
       }
       break;
      }
      cursor = limit - v_9;
      lab3: {
       if (B_is_defined) {
        break lab3;
       }
       if (!r_Suffix_Noun_Step1a()) {
        break lab3;
       }
       while (true) {
        v_10 = limit - cursor;
        lab4: {
         if (!r_Suffix_Noun_Step2a()) {
          break lab4;
         }
         break;
        }
        cursor = limit - v_10;
        lab4: {
         if (!r_Suffix_Noun_Step2b()) {
          break lab4;
         }
         break;
        }
        cursor = limit - v_10;
        lab4: {
         if (!r_Suffix_Noun_Step2c1()) {
          break lab4;
         }
         break;
        }
        cursor = limit - v_10;
        if (cursor <= limit_backward) {
         break lab3;
        }
        cursor -= 1;
        break;
       }
       break;
      }
      cursor = limit - v_9;
      lab3: {
       if (!r_Suffix_Noun_Step1b()) {
        break lab3;
       }
       while (true) {
        v_11 = limit - cursor;
        lab4: {
         if (!r_Suffix_Noun_Step2a()) {
          break lab4;
         }
         break;
        }
        cursor = limit - v_11;
        lab4: {
         if (!r_Suffix_Noun_Step2b()) {
          break lab4;
         }
         break;
        }
        cursor = limit - v_11;
        if (!r_Suffix_Noun_Step2c1()) {
         break lab3;
        }
        break;
       }
       break;
      }
      cursor = limit - v_9;
      lab3: {
       if (B_is_defined) {
        break lab3;
       }
       if (!r_Suffix_Noun_Step2a()) {
        break lab3;
       }
       break;
      }
      cursor = limit - v_9;
      if (!r_Suffix_Noun_Step2b()) {
       cursor = limit - v_8;
       break lab2;
      }
      break;
     }
    }
    if (!r_Suffix_Noun_Step3()) {
     break lab1;
    }
    break;
   }
   cursor = limit - v_3;
   if (!r_Suffix_All_alef_maqsura()) {
    break lab0;
   }
   break;
  }
 }
 cursor = limit - v_2;
 cursor = limit_backward;
 v_12 = cursor;
 lab0: {
  v_13 = cursor;
  lab1: {
   if (!r_Prefix_Step1()) {
    cursor = v_13;
    break lab1;
   }
  }
  v_14 = cursor;
  lab1: {
   if (!r_Prefix_Step2()) {
    cursor = v_14;
    break lab1;
   }
  }
  while (true) {
   v_15 = cursor;
   lab1: {
    if (!r_Prefix_Step3a_Noun()) {
     break lab1;
    }
    break;
   }
   cursor = v_15;
   lab1: {
    if (!B_is_noun) {
     break lab1;
    }
    if (!r_Prefix_Step3b_Noun()) {
     break lab1;
    }
    break;
   }
   cursor = v_15;
   if (!B_is_verb) {
    break lab0;
   }
   v_16 = cursor;
   lab1: {
    if (!r_Prefix_Step3_Verb()) {
     cursor = v_16;
     break lab1;
    }
   }
   if (!r_Prefix_Step4_Verb()) {
    break lab0;
   }
   break;
  }
 }
 cursor = v_12;
 r_Normalize_post();
 return true;
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { ar: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
