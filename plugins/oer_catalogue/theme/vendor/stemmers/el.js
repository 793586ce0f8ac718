/* Greek: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, greek_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
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
const g_v = "αεηιουω";
const g_v2 = "αεηιοω";
let B_test1 = false;
const a_0 = table(" Ά Έ Ή Ί Ό Ύ Ώ ΐ Α Β Γ Δ Ε Ζ Η Θ Ι Κ Λ Μ Ν Ξ Ο Π Ρ Σ Τ Υ Φ Χ Ψ Ω Ϊ Ϋ ά έ ή ί ΰ ς ϊ ϋ ό ύ ώ", [25, 1, 5, 7, 9, 15, 20, 24, 7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 9, 20, 1, 5, 7, 9, 20, 18, 7, 20, 15, 20, 24]);
const a_1 = table("σκαγια φαγια ολογια σογια τατογια κρεατα περατα τερατα γεγονοτα καθεστωτα φωτα περατη σκαγιων φαγιων ολογιων σογιων τατογιων κρεατων περατων τερατων γεγονοτων καθεστωτων φωτων κρεασ περασ τερασ γεγονοσ κρεατοσ περατοσ τερατοσ γεγονοτοσ καθεστωτοσ φωτοσ καθεστωσ φωσ σκαγιου φαγιου ολογιου σογιου τατογιου", [2, 1, 3, 4, 5, 6, 7, 8, 11, 10, 9, 7, 2, 1, 3, 4, 5, 6, 7, 8, 11, 10, 9, 6, 7, 8, 11, 6, 7, 8, 11, 10, 9, 10, 9, 2, 1, 3, 4, 5]);
const as_1 = ["φα", "σκα", "ολο", "σο", "τατο", "κρε", "περ", "τερ", "φω", "καθεστ", "γεγον"];
const a_2 = table("πα ξαναπα επα περιπα αναμπα εμπα β δανε βαθυρι βαρκ μαρκ λ μ κορν αθρο συναθρο π ιμπ ρ μαρ αμπαρ γκρ βολβορ γλυκορ πιπερορ πρ μπρ αρρ γλυκυρ πολυρ λου", [1, 1, 1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 2, 2, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
const as_2 = ["ι", "ιζ"];
const a_3 = table("ιζα ιζε ιζαμε ιζουμε ιζανε ιζουνε ιζατε ιζετε ιζει ιζαν ιζουν ιζεσ ιζεισ ιζω", 1);
const a_4 = table("βι λι αλ εν σ χ υψ ζω", 1);
const a_5 = table("ωθηκα ωθηκε ωθηκαμε ωθηκανε ωθηκατε ωθηκαν ωθηκεσ", 1);
const a_6 = table("ξαναπα επα περιπα αναμπα εμπα χαρτοπα εξαρχα γε γκε κλε εκλε απεκλε αποκλε εσωκλε δανε πε επε μετεπε εσε γκ μ πουκαμ κομ αν ολο αθρο συναθρο π λαρ δημοκρατ αφ γιγαντοαφ", [1, 1, 1, 1, 1, 1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 1, 1, 2, 2, 2, 2, 2]);
const as_6 = ["ι", "ισ"];
const a_7 = table("ισα ισαμε ισανε ισε ισατε ισαν ισεσ", 1);
const a_8 = table("ξαναπα επα περιπα αναμπα εμπα χαρτοπα εξαρχα κλε εκλε απεκλε αποκλε εσωκλε δανε πε επε μετεπε εσε αθρο συναθρο", 1);
const a_9 = table("ισουμε ισουνε ισετε ισει ισουν ισεισ ισω", 1);
const a_10 = table("ατα φα ηφα μεγ λυγ ηδ κλε εσωκλε πλε δανε σε ασε καθ εχθ κακ μακ σκ φιλ κυλ μ γεμ αχν συναθρο π απ εμπ ευπ αρ αορ γυρ χρ χωρ κτ ακτ χτ αχτ ταχ σχ ασχ υψ", [2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
const as_10 = ["ι", "ιστ"];
const a_11 = table("ιστα ιστε ιστη ιστοι ιστων ιστο ιστεσ ιστησ ιστοσ ιστουσ ιστου", 1);
const a_12 = table("εγκλε αποκλε δανε αντιδανε σε μετασε μικροσε", [1, 1, 2, 2, 1, 1, 1]);
const as_12 = ["ισμ", "ι"];
const a_13 = table("ατομικ εθνικ τοπικ εκλεκτικ σκεπτικ γνωστικ αγνωστικ αλεξανδριν θεατριν βυζαντιν", [2, 4, 7, 5, 6, 3, 1, 8, 10, 9]);
const as_13 = ["αγνωστ", "ατομ", "γνωστ", "εθν", "εκλεκτ", "σκεπτ", "τοπ", "αλεξανδρ", "βυζαντ", "θεατρ"];
const a_14 = table("ισμοι ισμων ισμο ισμοσ ισμουσ ισμου", 1);
const a_15 = table("σ χ", 1);
const a_16 = table("ουδακια αρακια ουδακι αρακι", 1);
const a_17 = table("β βαμβ σλοβ τσεχοσλοβ καρδ ζ τζ κ καπακ σοκ σκ βαλ μαλ γλ τριπολ πλ λουλ φυλ καιμ κλιμ φαρμ γιαν σπαν ηγουμεν κον μακρυν π κατραπ ρ βρ λαβρ αμβρ μερ πατερ ανθρ κορ σ ναγκασ τοσ μουστ ρυ φ σφ αλισφ νυφ χ", [2, 1, 1, 1, 2, 2, 1, 1, 1, 1, 1, 2, 1, 2, 2, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 2, 2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2, 1]);
const as_17 = ["ακ", "ιτσ"];
const a_18 = table("ακια αρακια ιτσα ακι αρακι ιτσων ιτσασ ιτσεσ", 1);
const a_19 = table("ψαλ αιφν ολο ιρ", 1);
const a_20 = table("ε παιχν", 1);
const a_21 = table("ιδια ιδιων ιδιο", 1);
const a_22 = table("ιβ δ φραγκ λυκ οβελ μην ρ", 1);
const a_23 = table("ισκε ισκο ισκοσ ισκου", 1);
const a_24 = table("αδων αδεσ", 1);
const a_25 = table("γιαγι θει οκ μαμ μαν μπαμπ πεθερ πατερ κυρ νταντ", -1);
const a_26 = table("εδων εδεσ", 1);
const a_27 = table("μιλ δαπ γηπ ιπ εμπ οπ κρασπ υπ", 1);
const a_28 = table("ουδων ουδεσ", 1);
const a_29 = table("τραγ φε καλιακ αρκ σκ πεταλ βελ λουλ φλ χν πλεξ σπ φρ σ λιχ", 1);
const a_30 = table("εων εωσ", 1);
const a_31 = table("δ ιδ θ γαλ ελ ν π παρ", 1);
const a_32 = table("ια ιων ιου", 1);
const a_33 = table("ικα ικων ικο ικου", 1);
const a_34 = table("αδ συναδ καταδ αντιδ ενδ φυλοδ υποδ πρωτοδ εξωδ ηθ ανηθ ξικ αλ αμμοχαλ συνομηλ μπολ μουλ τσαμ βρωμ αμαν μπαν καλλιν ποστελν φιλον καλπ γερ χασ μποσ πλιατσ πετσ πιτσ φυσ μπαγιατ νιτ πικαντ σερτ", 1);
const a_35 = table("αγαμε ηκαμε ηθηκαμε ησαμε ουσαμε", 1);
const a_36 = table("βουβ ξεθ πεθ αποθ αποκ ουλ αναπ πικρ ποτ αποστ χ σιχ", 1);
const a_37 = table("τρ τσ", 1);
const a_38 = table("αγανε ηκανε ηθηκανε ησανε ουσανε οντανε ιοντανε ουντανε ιουντανε οτανε ιοτανε", 1);
const a_39 = table("ταβ νταβ ψηλοταβ λιβ κλιβ ξηροκλιβ γ αγ τραγ τσαγ αθιγγ τσιγγ ατσιγγ στεγ απηγ σιγ ανοργ ενοργ καλπουζ θ μωαμεθ πιθ απιθ δεκ πελεκ ικ ανικ βουλκ βασκ βραχυκ γαλ καταγαλ ολογαλ βαθυγαλ μελ καστελ πορτολ πλ διπλ λαοπλ ψυχοπλ ουλ μ ολιγοδαμ μουσουλμ δραδουμ βραχμ ν αμερικαν π αδαπ χαμηλοδαπ πολυδαπ κοπ υποκοπ τσοπ σπ ερ γερ βετερ λουθηρ κορμορ περιτρ ουρ σ βασ πολισ σαρακατσ θυσ διατ πλατ τσαρλατ τετ πουριτ σουλτ μαιντ ζωντ καστ φ διαφ στεφ φωτοστεφ περηφ υπερηφ κοιλαρφ πενταρφ ορφ χ αμηχ βιομηχ μεγλοβιομηχ καπνοβιομηχ μικροβιομηχ πολυμηχ λιχ", 1);
const a_40 = table("ενδ συνδ οδ διαθ καθ ραθ ταθ τιθ εκθ ενθ συνθ ροθ υπερθ σθ ευθ αρκ ωφελ βολ αιν πον ρον συν βαρ βρ αιρ φορ ευρ πυρ χωρ νετ σχ", 1);
const a_41 = table("παγ δ αδ θ αθ τοκ σκ παρακαλ σκελ απλ εμ αν βεν βαρον κοπ σερπ αβαρ εναρ αβρ μπορ θαρρ ντρ υ νιφ συρφ", 1);
const a_42 = table("οντασ ωντασ", 1);
const a_43 = table("ομαστε ιομαστε", 1);
const a_44 = table("π απ ακαταπ συμπ ασυμπ αμεταμφ", 1);
const a_45 = table("ζ αλ παρακαλ εκτελ μ ξ προ αρ νισ", 1);
const a_46 = table("ηθηκα ηθηκε ηθηκεσ", 1);
const a_47 = table("πιθ οθ ναρθ σκουλ σκωλ σφ", 1);
const a_48 = table("θ διαθ παρακαταθ συνθ προσθ", 1);
const a_49 = table("ηκα ηκε ηκεσ", 1);
const a_50 = table("φαγ ληγ φρυδ μαντιλ μαλλ ομ βλεπ ποδαρ κυματ πρωτ λαχ πανταχ", 1);
const a_51 = table("τσα χαδ μεδ λαμπιδ δε πλε μεσαζ δεσποζ αιθ φαρμακ αγκ ανηκ λ μ αμ βρομ υποτειν εκλιπ ρ ενδιαφερ αναρρ πατ καθαρευ δευτερευ λεχ", 1);
const a_52 = table("ουσα ουσε ουσεσ", 1);
const a_53 = table("πελ λλ σμην ρπ πρ φρ χορτ οφ ψοφ σφ λοχ ναυλοχ", [1, 1, 1, 1, 1, 1, 1, 1, -1, 1, 1, -1]);
const a_54 = table("αμαλλι λ αμαλ μ ουλαμ εν δερβεν π αειπ αρτιπ συμπ νεοπ κροκαλοπ ολοπ προσωποπ σιδηροπ δροσοπ ασπ ανυπ ρ ασπαρ χαρ αχαρ απερ τρ ουρ τ διατ επιτ συντ ομοτ νομοτ αποτ υποτ αβαστ αιμοστ προστ ανυστ ναυ αφ ξεφ αδηφ παμφ πολυφ", 1);
const a_55 = table("αγα αγε αγεσ", 1);
const a_56 = table("ησα ησε ησου", 1);
const a_57 = table("ν δωδεκαν επταν μεγαλον ερημον χερσον", 1);
const a_58 = table("σβ ασβ απλ αειμν χρ αχρ κοινοχρ δυσχρ ευχρ παλιμψ", 1);
const a_59 = table("ουνε ηθουνε ησουνε", 1);
const a_60 = table("σπι ν εξων ρ στραβομουτσ κακομουτσ", 1);
const a_61 = table("ουμε ηθουμε ησουμε", 1);
const a_62 = table("αζ ωριοπλ ασουσ παρασουσ αλλοσουσ φ χ", 1);
const a_63 = table("ματα ματων ματοσ", 1);
const a_64 = table("α ιουμα ομουνα ιομουνα οσουνα ιοσουνα ε αγατε ηκατε ηθηκατε ησατε ουσατε ειτε ηθειτε ιεμαστε ουμαστε ιουμαστε ιεσαστε οσαστε ιοσαστε η ι αμαι ιεμαι ομαι ουμαι ασαι εσαι ιεσαι αται εται ιεται ονται ουνται ιουνται ει αει ηθει ησει οι αν αγαν ηκαν ηθηκαν ησαν ουσαν οντουσαν ιοντουσαν ονταν ιονταν ουνταν ιουνταν οταν ιοταν ομασταν ιομασταν οσασταν ιοσασταν ουν ηθουν ομουν ιομουν ησουν οσουν ιοσουν ων ηδων ο ασ εσ ηδεσ ησεσ ησ εισ ηθεισ οσ υσ ουσ υ ου ω αω ηθω ησω", 1);
const a_65 = table("οτερ εστερ υτερ ωτερ οτατ εστατ υτατ ωτατ", 1);
function r_tolower() {
 let among_var, v_1;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   ket = cursor;
   among_var = find_among_b(a_0);
   bra = cursor;
   if (among_var === 1) {
    slice_from("α");
   } else {
    if (among_var === 2) {
     slice_from("β");
    } else {
     if (among_var === 3) {
      slice_from("γ");
     } else {
      if (among_var === 4) {
       slice_from("δ");
      } else {
       if (among_var === 5) {
        slice_from("ε");
       } else {
        if (among_var === 6) {
         slice_from("ζ");
        } else {
         if (among_var === 7) {
          slice_from("η");
         } else {
          if (among_var === 8) {
           slice_from("θ");
          } else {
           if (among_var === 9) {
            slice_from("ι");
           } else {
            if (among_var === 10) {
             slice_from("κ");
            } else {
             if (among_var === 11) {
              slice_from("λ");
             } else {
              if (among_var === 12) {
               slice_from("μ");
              } else {
               if (among_var === 13) {
                slice_from("ν");
               } else {
                if (among_var === 14) {
                 slice_from("ξ");
                } else {
                 if (among_var === 15) {
                  slice_from("ο");
                 } else {
                  if (among_var === 16) {
                   slice_from("π");
                  } else {
                   if (among_var === 17) {
                    slice_from("ρ");
                   } else {
                    if (among_var === 18) {
                     slice_from("σ");
                    } else {
                     if (among_var === 19) {
                      slice_from("τ");
                     } else {
                      if (among_var === 20) {
                       slice_from("υ");
                      } else {
                       if (among_var === 21) {
                        slice_from("φ");
                       } else {
                        if (among_var === 22) {
                         slice_from("χ");
                        } else {
                         if (among_var === 23) {
                          slice_from("ψ");
                         } else {
                          if (among_var === 24) {
                           slice_from("ω");
                          } else {
                           if (cursor <= limit_backward) {
                            break lab0;
                           }
                           cursor -= 1;
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
           }
          }
         }
        }
       }
      }
     }
    }
   }
   continue;
  }
  cursor = limit - v_1;
  break;
 }
 return true;
}
function r_step_1() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_1);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 slice_from(as_1[among_var - 1]);
 B_test1 = false;
 return true;
}
function r_step_s1() {
 let among_var;
 ket = cursor;
 if (find_among_b(a_3) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 among_var = find_among_b(a_2);
 if (among_var === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from(as_2[among_var - 1]);
 return true;
}
function r_step_s2() {
 ket = cursor;
 if (find_among_b(a_5) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 if (find_among_b(a_4) === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from("ων");
 return true;
}
function r_step_s3() {
 let among_var, v_1;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   ket = cursor;
   if (!eq_s_b("ισα")) {
    break lab0;
   }
   bra = cursor;
   if (cursor > limit_backward) {
    break lab0;
   }
   slice_from("ισ");
   break;
  }
  cursor = limit - v_1;
  ket = cursor;
  break;
 }
 if (find_among_b(a_7) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 among_var = find_among_b(a_6);
 if (among_var === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from(as_6[among_var - 1]);
 return true;
}
function r_step_s4() {
 ket = cursor;
 if (find_among_b(a_9) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 if (find_among_b(a_8) === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from("ι");
 return true;
}
function r_step_s5() {
 let among_var;
 ket = cursor;
 if (find_among_b(a_11) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 among_var = find_among_b(a_10);
 if (among_var === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from(as_10[among_var - 1]);
 return true;
}
function r_step_s6() {
 let among_var, v_1;
 ket = cursor;
 if (find_among_b(a_14) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   ket = cursor;
   bra = cursor;
   among_var = find_among_b(a_12);
   if (among_var === 0) {
    break lab0;
   }
   if (cursor > limit_backward) {
    break lab0;
   }
   slice_from(as_12[among_var - 1]);
   break;
  }
  cursor = limit - v_1;
  ket = cursor;
  among_var = find_among_b(a_13);
  if (among_var === 0) {
   return false;
  }
  bra = cursor;
  slice_from(as_13[among_var - 1]);
  break;
 }
 return true;
}
function r_step_s7() {
 ket = cursor;
 if (find_among_b(a_16) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 if (find_among_b(a_15) === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from("αρακ");
 return true;
}
function r_step_s8() {
 let among_var, v_1;
 ket = cursor;
 if (find_among_b(a_18) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   ket = cursor;
   bra = cursor;
   among_var = find_among_b(a_17);
   if (among_var === 0) {
    break lab0;
   }
   if (cursor > limit_backward) {
    break lab0;
   }
   slice_from(as_17[among_var - 1]);
   break;
  }
  cursor = limit - v_1;
  ket = cursor;
  bra = cursor;
  if (!eq_s_b("κορ")) {
   return false;
  }
  slice_from("ιτσ");
  break;
 }
 return true;
}
function r_step_s9() {
 let v_1;
 ket = cursor;
 if (find_among_b(a_21) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   ket = cursor;
   bra = cursor;
   if (find_among_b(a_19) === 0) {
    break lab0;
   }
   if (cursor > limit_backward) {
    break lab0;
   }
   slice_from("ιδ");
   break;
  }
  cursor = limit - v_1;
  ket = cursor;
  bra = cursor;
  if (find_among_b(a_20) === 0) {
   return false;
  }
  slice_from("ιδ");
  break;
 }
 return true;
}
function r_step_s10() {
 ket = cursor;
 if (find_among_b(a_23) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 if (find_among_b(a_22) === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from("ισκ");
 return true;
}
function r_step_2a() {
 let c, v_1;
 ket = cursor;
 if (find_among_b(a_24) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 v_1 = limit - cursor;
 lab0: {
  if (find_among_b(a_25) === 0) {
   break lab0;
  }
  return false;
 }
 cursor = limit - v_1;
 c = cursor;
 insert(cursor, cursor, "αδ");
 cursor = c;
 return true;
}
function r_step_2b() {
 ket = cursor;
 if (find_among_b(a_26) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 ket = cursor;
 bra = cursor;
 if (find_among_b(a_27) === 0) {
  return false;
 }
 slice_from("εδ");
 return true;
}
function r_step_2c() {
 ket = cursor;
 if (find_among_b(a_28) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 ket = cursor;
 bra = cursor;
 if (find_among_b(a_29) === 0) {
  return false;
 }
 slice_from("ουδ");
 return true;
}
function r_step_2d() {
 ket = cursor;
 if (find_among_b(a_30) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 if (find_among_b(a_31) === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from("ε");
 return true;
}
function r_step_3() {
 ket = cursor;
 if (find_among_b(a_32) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 if (!in_grouping_b(g_v)) {
  return false;
 }
 slice_from("ι");
 return true;
}
function r_step_4() {
 let v_1;
 ket = cursor;
 if (find_among_b(a_33) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   ket = cursor;
   bra = cursor;
   if (!in_grouping_b(g_v)) {
    break lab0;
   }
   slice_from("ικ");
   break;
  }
  cursor = limit - v_1;
  ket = cursor;
  break;
 }
 bra = cursor;
 if (find_among_b(a_34) === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from("ικ");
 return true;
}
function r_step_5a() {
 let v_1, v_2;
 v_1 = limit - cursor;
 lab0: {
  ket = cursor;
  if (!eq_s_b("αγαμε")) {
   break lab0;
  }
  bra = cursor;
  if (cursor > limit_backward) {
   break lab0;
  }
  slice_from("αγαμ");
 }
 cursor = limit - v_1;
 v_2 = limit - cursor;
 lab0: {
  ket = cursor;
  if (find_among_b(a_35) === 0) {
   break lab0;
  }
  bra = cursor;
  slice_del();
  B_test1 = false;
 }
 cursor = limit - v_2;
 ket = cursor;
 if (!eq_s_b("αμε")) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 if (find_among_b(a_36) === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from("αμ");
 return true;
}
function r_step_5b() {
 let v_1, v_2;
 v_1 = limit - cursor;
 lab0: {
  ket = cursor;
  if (find_among_b(a_38) === 0) {
   break lab0;
  }
  bra = cursor;
  slice_del();
  B_test1 = false;
  ket = cursor;
  bra = cursor;
  if (find_among_b(a_37) === 0) {
   break lab0;
  }
  if (cursor > limit_backward) {
   break lab0;
  }
  slice_from("αγαν");
 }
 cursor = limit - v_1;
 ket = cursor;
 if (!eq_s_b("ανε")) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 while (true) {
  v_2 = limit - cursor;
  lab0: {
   ket = cursor;
   bra = cursor;
   if (!in_grouping_b(g_v2)) {
    break lab0;
   }
   slice_from("αν");
   break;
  }
  cursor = limit - v_2;
  ket = cursor;
  break;
 }
 bra = cursor;
 if (find_among_b(a_39) === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from("αν");
 return true;
}
function r_step_5c() {
 let v_1, v_2;
 v_1 = limit - cursor;
 lab0: {
  ket = cursor;
  if (!eq_s_b("ησετε")) {
   break lab0;
  }
  bra = cursor;
  slice_del();
  B_test1 = false;
 }
 cursor = limit - v_1;
 ket = cursor;
 if (!eq_s_b("ετε")) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 while (true) {
  v_2 = limit - cursor;
  lab0: {
   ket = cursor;
   bra = cursor;
   if (!in_grouping_b(g_v2)) {
    break lab0;
   }
   slice_from("ετ");
   break;
  }
  cursor = limit - v_2;
  lab0: {
   ket = cursor;
   bra = cursor;
   if (find_among_b(a_40) === 0) {
    break lab0;
   }
   slice_from("ετ");
   break;
  }
  cursor = limit - v_2;
  ket = cursor;
  break;
 }
 bra = cursor;
 if (find_among_b(a_41) === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from("ετ");
 return true;
}
function r_step_5d() {
 let v_1;
 ket = cursor;
 if (find_among_b(a_42) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   ket = cursor;
   bra = cursor;
   if (!eq_s_b("αρχ")) {
    break lab0;
   }
   if (cursor > limit_backward) {
    break lab0;
   }
   slice_from("οντ");
   break;
  }
  cursor = limit - v_1;
  ket = cursor;
  bra = cursor;
  if (!eq_s_b("κρε")) {
   return false;
  }
  slice_from("ωντ");
  break;
 }
 return true;
}
function r_step_5e() {
 ket = cursor;
 if (find_among_b(a_43) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 if (!eq_s_b("ον")) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from("ομαστ");
 return true;
}
function r_step_5f() {
 let v_1;
 v_1 = limit - cursor;
 lab0: {
  ket = cursor;
  if (!eq_s_b("ιεστε")) {
   break lab0;
  }
  bra = cursor;
  slice_del();
  B_test1 = false;
  ket = cursor;
  bra = cursor;
  if (find_among_b(a_44) === 0) {
   break lab0;
  }
  if (cursor > limit_backward) {
   break lab0;
  }
  slice_from("ιεστ");
 }
 cursor = limit - v_1;
 ket = cursor;
 if (!eq_s_b("εστε")) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 if (find_among_b(a_45) === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from("ιεστ");
 return true;
}
function r_step_5g() {
 let v_1, v_2;
 v_1 = limit - cursor;
 lab0: {
  ket = cursor;
  if (find_among_b(a_46) === 0) {
   break lab0;
  }
  bra = cursor;
  slice_del();
  B_test1 = false;
 }
 cursor = limit - v_1;
 ket = cursor;
 if (find_among_b(a_49) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 while (true) {
  v_2 = limit - cursor;
  lab0: {
   ket = cursor;
   bra = cursor;
   if (find_among_b(a_47) === 0) {
    break lab0;
   }
   slice_from("ηκ");
   break;
  }
  cursor = limit - v_2;
  ket = cursor;
  bra = cursor;
  if (find_among_b(a_48) === 0) {
   return false;
  }
  if (cursor > limit_backward) {
   return false;
  }
  slice_from("ηκ");
  break;
 }
 return true;
}
function r_step_5h() {
 let v_1;
 ket = cursor;
 if (find_among_b(a_52) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   ket = cursor;
   bra = cursor;
   if (find_among_b(a_50) === 0) {
    break lab0;
   }
   slice_from("ουσ");
   break;
  }
  cursor = limit - v_1;
  ket = cursor;
  bra = cursor;
  if (find_among_b(a_51) === 0) {
   return false;
  }
  if (cursor > limit_backward) {
   return false;
  }
  slice_from("ουσ");
  break;
 }
 return true;
}
function r_step_5i() {
 let among_var, v_1, v_2;
 ket = cursor;
 if (find_among_b(a_55) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   ket = cursor;
   bra = cursor;
   if (!eq_s_b("κολλ")) {
    break lab0;
   }
   slice_from("αγ");
   break;
  }
  cursor = limit - v_1;
  while (true) {
   v_2 = limit - cursor;
   lab0: {
    ket = cursor;
    bra = cursor;
    among_var = find_among_b(a_53);
    if (among_var === 0) {
     break lab0;
    }
    if (among_var === 1) {
     slice_from("αγ");
    }
    break;
   }
   cursor = limit - v_2;
   ket = cursor;
   bra = cursor;
   if (find_among_b(a_54) === 0) {
    return false;
   }
   if (cursor > limit_backward) {
    return false;
   }
   slice_from("αγ");
   break;
  }
  break;
 }
 return true;
}
function r_step_5j() {
 ket = cursor;
 if (find_among_b(a_56) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 if (find_among_b(a_57) === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from("ησ");
 return true;
}
function r_step_5k() {
 ket = cursor;
 if (!eq_s_b("ηστε")) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 if (find_among_b(a_58) === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from("ηστ");
 return true;
}
function r_step_5l() {
 ket = cursor;
 if (find_among_b(a_59) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 if (find_among_b(a_60) === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from("ουν");
 return true;
}
function r_step_5m() {
 ket = cursor;
 if (find_among_b(a_61) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 B_test1 = false;
 ket = cursor;
 bra = cursor;
 if (find_among_b(a_62) === 0) {
  return false;
 }
 if (cursor > limit_backward) {
  return false;
 }
 slice_from("ουμ");
 return true;
}
function r_step_6() {
 let v_1;
 v_1 = limit - cursor;
 lab0: {
  ket = cursor;
  if (find_among_b(a_63) === 0) {
   break lab0;
  }
  bra = cursor;
  slice_from("μα");
 }
 cursor = limit - v_1;
 if (!B_test1) {
  return false;
 }
 ket = cursor;
 if (find_among_b(a_64) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 return true;
}
function r_step_7() {
 ket = cursor;
 if (find_among_b(a_65) === 0) {
  return false;
 }
 bra = cursor;
 slice_del();
 return true;
}
function stem() {
 let v_1, v_10, v_11, v_12, v_13, v_14, v_15, v_16, v_17, v_18, v_19, v_2, v_20, v_21, v_22, v_23, v_24, v_25, v_26, v_27, v_28, v_29, v_3, v_30, v_31, v_32, v_33, v_4, v_5, v_6, v_7, v_8, v_9;
 limit_backward = cursor;
 cursor = limit;
 v_1 = limit - cursor;
 r_tolower();
 cursor = limit - v_1;
 if (current.length < 3) {
  return false;
 }
 B_test1 = true;
 v_2 = limit - cursor;
 r_step_1();
 cursor = limit - v_2;
 v_3 = limit - cursor;
 r_step_s1();
 cursor = limit - v_3;
 v_4 = limit - cursor;
 r_step_s2();
 cursor = limit - v_4;
 v_5 = limit - cursor;
 r_step_s3();
 cursor = limit - v_5;
 v_6 = limit - cursor;
 r_step_s4();
 cursor = limit - v_6;
 v_7 = limit - cursor;
 r_step_s5();
 cursor = limit - v_7;
 v_8 = limit - cursor;
 r_step_s6();
 cursor = limit - v_8;
 v_9 = limit - cursor;
 r_step_s7();
 cursor = limit - v_9;
 v_10 = limit - cursor;
 r_step_s8();
 cursor = limit - v_10;
 v_11 = limit - cursor;
 r_step_s9();
 cursor = limit - v_11;
 v_12 = limit - cursor;
 r_step_s10();
 cursor = limit - v_12;
 v_13 = limit - cursor;
 r_step_2a();
 cursor = limit - v_13;
 v_14 = limit - cursor;
 r_step_2b();
 cursor = limit - v_14;
 v_15 = limit - cursor;
 r_step_2c();
 cursor = limit - v_15;
 v_16 = limit - cursor;
 r_step_2d();
 cursor = limit - v_16;
 v_17 = limit - cursor;
 r_step_3();
 cursor = limit - v_17;
 v_18 = limit - cursor;
 r_step_4();
 cursor = limit - v_18;
 v_19 = limit - cursor;
 r_step_5a();
 cursor = limit - v_19;
 v_20 = limit - cursor;
 r_step_5b();
 cursor = limit - v_20;
 v_21 = limit - cursor;
 r_step_5c();
 cursor = limit - v_21;
 v_22 = limit - cursor;
 r_step_5d();
 cursor = limit - v_22;
 v_23 = limit - cursor;
 r_step_5e();
 cursor = limit - v_23;
 v_24 = limit - cursor;
 r_step_5f();
 cursor = limit - v_24;
 v_25 = limit - cursor;
 r_step_5g();
 cursor = limit - v_25;
 v_26 = limit - cursor;
 r_step_5h();
 cursor = limit - v_26;
 v_27 = limit - cursor;
 r_step_5j();
 cursor = limit - v_27;
 v_28 = limit - cursor;
 r_step_5i();
 cursor = limit - v_28;
 v_29 = limit - cursor;
 r_step_5k();
 cursor = limit - v_29;
 v_30 = limit - cursor;
 r_step_5l();
 cursor = limit - v_30;
 v_31 = limit - cursor;
 r_step_5m();
 cursor = limit - v_31;
 v_32 = limit - cursor;
 r_step_6();
 cursor = limit - v_32;
 v_33 = limit - cursor;
 r_step_7();
 cursor = limit - v_33;
 cursor = limit_backward;
 return true;
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { el: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
