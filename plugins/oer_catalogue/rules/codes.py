"""Every problem code with its title and why it matters: one table, from which the reference page is written.

Letters: Y = YAML, F = files, M = module facts, C = catalogue and site, S = safety, L = Markdown of a text, Q = quiz,
D = downloads, G = facilitator guide, K = method cards, P = pathways, T = translation, R = resource limits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ..problem import Place, Problem, Severity

MAX_PROBLEMS = 100  # per file


@dataclass(frozen=True, slots=True)
class Code:
    title: str
    why: str
    severity: Severity = "error"


CODES: dict[str, Code] = {
    # --- YAML, files, module facts, catalogue
    "OER-Y001": Code("YAML cannot be read", "A file that cannot be read has no facts: nothing of the module can be published."),
    "OER-Y002": Code("Key given twice", "YAML lets the last one win without a word; the first value would be lost unseen."),
    "OER-Y003": Code(
        "Anchor or alias", "A few short lines with aliases can grow to gigabytes, and people do not expect text that stands elsewhere."
    ),
    "OER-Y004": Code("YAML tag", "Tags change how a value is read. Every value here is read as text, by the rules of its field."),
    "OER-Y005": Code("Nested too deeply", "No file of a module needs more than 20 levels; very deep nesting can crash programs."),
    "OER-Y006": Code("Several documents in one file", "Only the first one would be read; the rest would be lost unseen."),
    "OER-Y007": Code("Not keys and values", "Each file is a list of keys, each with its value. A plain text or list cannot be understood."),
    "OER-F001": Code(
        "Not a regular file", "A link or a device can lead out of the module's folder, or never end. Only plain files are published."
    ),
    "OER-F002": Code("File name", "The name becomes part of an address and must work on every system, on a USB stick and in a package."),
    "OER-F003": Code(
        "Names that collide", "Many systems cannot hold two names that differ only in capital letters or in how an accent is stored."
    ),
    "OER-F004": Code("Text encoding", "All text is UTF-8. Other bytes turn into wrong letters or hide something from the reader."),
    "OER-F005": Code("File too large", "Readers have slow lines and small devices, and a huge file can stop the build for everybody."),
    "OER-F006": Code("File type", "Only known kinds of media are published, and the content must be what the name says."),
    "OER-F007": Code("Active content", "Macros, scripts and attachments in documents can harm the reader's device."),
    "OER-F008": Code("Unsafe archive", "Office files are ZIP archives. A forged one can fill the disk or write outside its folder."),
    "OER-F009": Code("File without a place", "Only the files that the module's form knows are published; this one would never be seen."),
    "OER-M001": Code("Unknown key", "A mistyped key would be ignored, and its fact would be missing on the site."),
    "OER-M002": Code("Key missing", "Without this fact the module cannot be shown, found or used in an honest way."),
    "OER-M003": Code("Empty value", "The key is there, but nothing stands after it."),
    "OER-M004": Code("Wrong shape", "The field needs another shape: a text, a list, or keys and values."),
    "OER-M005": Code("Value not in the list", "Filters, records and packages know only the listed words."),
    "OER-M006": Code("Value in a wrong form", "The value cannot be read as what the field needs, such as a number or a date."),
    "OER-M007": Code("Value out of range", "The value is too small, too large, too short or too long for its use."),
    "OER-M008": Code("Id is not the folder's name", "The id is an address for ever, and the folder shows it."),
    "OER-M009": Code("Listed file is missing", "The facts name a text that is not there."),
    "OER-M010": Code("File is not listed", "A text that the facts do not name has no place, no minutes and no order: nobody would see it."),
    "OER-M011": Code("Unknown learning outcome", "The id must be one of the module's outcomes, or nobody knows what is learnt."),
    "OER-M012": Code("Unknown licence", "Only a licence that lets people use, adapt and share makes a module open."),
    "OER-M013": Code(
        "Licence forbids commercial use", "It is not a free licence: training centres that charge fees cannot use the work.", "warning"
    ),
    "OER-M014": Code(
        "Licences that do not fit together",
        "An adapted work must stay under its author's terms; the module's licence promises more than they allow.",
    ),
    "OER-M015": Code("Outcome without words", "People read the words of an outcome, not its id."),
    "OER-M016": Code("Words without an outcome", "The words stand under an id that module.yml does not have; they would never be shown."),
    "OER-M017": Code(
        "Unknown topic or sector", "A topic has its labels in modules/topics.yml; without them it cannot be shown in any language."
    ),
    "OER-M018": Code(
        "Quiz facts and quiz text do not match", "A quiz needs both: its questions in quiz.md and its pass mark in module.yml."
    ),
    "OER-M019": Code("Reserved id", "The word is already part of the site's own addresses."),
    "OER-M020": Code("Id used twice", "An id must name one thing only."),
    "OER-M021": Code("Media file is missing", "The credits name a file that is not in media/."),
    "OER-M022": Code("Source texts are missing", "Every module has one language in which it is complete; all others are compared with it."),
    "OER-M023": Code(
        "Resource of a lesson in the wrong place",
        "The module says which lesson is about an online resource; a translation may only name the same in its language.",
    ),
    "OER-M024": Code("Changes are not named", "The licence of an adapted work asks you to say what you changed."),
    "OER-M025": Code("Unknown competence", "The framework does not have this code; records would point to nothing."),
    "OER-M026": Code("Folder is not a language", "Each language has a folder named by its code."),
    "OER-C002": Code("Required module is unknown", "A reader would be sent to a module that is not there."),
    "OER-C003": Code("Modules require each other in a circle", "Nobody could ever begin."),
    "OER-C004": Code("Former address is taken", "One address can lead to one module only."),
    "OER-C005": Code("Site setting is empty", "The sentence or link that needs it is left out of the site.", "warning"),
    "OER-C006": Code("No modules", "There is nothing to publish in the folder.", "warning"),
    "OER-C007": Code("Unknown method", "The guide names a method that docs/methods/ does not explain."),
    "OER-C008": Code("Required module is archived", "It is kept for its readers, but nobody looks after it any more.", "warning"),
    "OER-S006": Code(
        "HTML in a plain text",
        "Titles and names are plain text. A tag would be shown as it stands, or run as a program in a careless viewer.",
    ),
    "OER-S007": Code(
        "Unknown key in the front matter", "Only the listed keys are read; others could change the page in ways that nobody checked."
    ),
    "OER-S012": Code("Unsafe SVG", "An SVG can hold scripts, styles and links that run or load when it is opened."),
    "OER-G001": Code("Guide facts without words", "The guide would show an empty step."),
    "OER-G002": Code("Guide words without facts", "A step without minutes and priority cannot be planned; it would never be shown."),
    "OER-G003": Code("Need of lower priority", "What must happen cannot wait for something that may be left out."),
    "OER-G004": Code("Needs an unknown activity", "The plan cannot keep together what belongs together."),
    "OER-G005": Code("Needs something later", "What an activity needs must have happened before it."),
    "OER-G006": Code("Session without a frame", "A group that greets and looks back learns better together, and stays.", "warning"),
    "OER-G007": Code("Numbers that contradict each other", "The smallest value must not be larger than the largest."),
    "OER-G008": Code("Guide names something unknown", "Lessons, materials and outcomes in the guide are those of the module."),
    "OER-G009": Code("Half a guide", "A guide needs both: its facts in guide.yml and its words in guide.md."),
    "OER-G010": Code("Outcome without an activity", "A group that never works on an outcome will hardly reach it.", "warning"),
    "OER-G011": Code(
        "More than the shortest meeting holds", "What must happen would not fit, and the facilitator learns it too late.", "warning"
    ),
    "OER-G012": Code("Long message to learners", "What is too long for a chat is not read on a phone.", "warning"),
    "OER-G013": Code("No way for a weak connection", "Some people in every online group have one.", "warning"),
    "OER-T001": Code("Translation of nothing", "The source language has no such text; nobody will find this one.", "warning"),
    "OER-T002": Code("Record of a missing translation", "translation.yml speaks of a file that is not there.", "warning"),
    "OER-T003": Code(
        "Translation without its index", "Without index.md the module has no title in this language, so it is not shown in it.", "warning"
    ),
    "OER-T004": Code("Guide translated in part", "Readers see the missing steps in the source language.", "warning"),
    "OER-T005": Code(
        "Translation edited without its record",
        "What was brought up to date still counts as old, and readers are told so.",
        "warning",
    ),
    "OER-T006": Code("Translation left out", "A broken text is not published; the other languages are.", "warning"),
    "OER-T007": Code(
        "Translation built otherwise",
        "Headings or pictures are missing or too many: readers get less than the source says.",
        "warning",
    ),
    "OER-T008": Code("Text in another script", "It stands in the folder of a language that is written otherwise.", "warning"),
    "OER-T009": Code("Two scripts in one word", "Letters that look alike are different to search and to screen readers.", "warning"),
    "OER-T020": Code("Term said otherwise", "Readers meet one thing under two names; the glossary explains only one.", "warning"),
    # --- methods
    "OER-K001": Code("Step without words", "The page of the method would show a step that says nothing."),
    "OER-K002": Code("Method translated in part", "Readers see the missing part in the source language.", "warning"),
    "OER-K003": Code("Words without a step", "The method has no such step, so the words would never be shown."),
    "OER-K004": Code("No low-bandwidth form", "Every group has somebody with a weak connection. A method must work for them too."),
    "OER-K005": Code("Mode without its form", "A method that works online or between meetings must say how."),
    "OER-K006": Code("Form without its mode", "The text says how it works there, but the facts say that it does not."),
    "OER-K007": Code("Method without words", "The method has facts, but no text in its source language."),
    "OER-K008": Code("Part without a meaning", "Only the introduction, the steps, the forms, the pitfalls and the sources are shown."),
    # --- pathways
    "OER-P001": Code("Unknown module in a pathway", "The way would lead to a module that is not there."),
    "OER-P002": Code("Module given twice", "People do a module once; its second place would have no meaning."),
    "OER-P003": Code("Pathway of one module", "With fewer than two modules there is no order, and the module itself says all."),
    "OER-P004": Code("Required module comes later", "People would meet a module before the one that it builds on."),
    "OER-P005": Code("Required module is not on the way", "People learn only at this module that another one comes before it.", "warning"),
    "OER-P006": Code(
        "Module of a pathway is not shown there", "A draft is not published, and nobody keeps an archived module up to date.", "warning"
    ),
    "OER-P007": Code("Pathway without words", "The pathway has facts, but no text in its source language."),
    "OER-P008": Code("Pathway translated in part", "Readers see the missing words in the source language.", "warning"),
    "OER-P009": Code("Reason without a module", "The pathway does not have this module, so the reason would never be shown."),
    "OER-P010": Code("Pathway without a text", "Nobody learns for whom it is, why the order is so, and what comes of it."),
    # --- safety, Markdown, quiz, guide words, translation
    "OER-S001": Code("Raw HTML", "HTML can run scripts, load from foreign hosts or break the page. Markdown says all that a lesson needs."),
    "OER-S002": Code("Event handler", "It would run a script on the reader's device."),
    "OER-S003": Code(
        "Address with a forbidden scheme",
        "Only http, https, mailto and tel lead to what a reader expects; others can run scripts or hide files.",
    ),
    "OER-S004": Code("Attribute on a heading", "Only an id and known classes have a meaning; anything else would be lost, or be unsafe."),
    "OER-S005": Code(
        "Media from a foreign host", "It tells a stranger who reads the page, breaks without internet, and can change unseen."
    ),
    "OER-S008": Code("Id in a wrong form", "Ids become addresses and must not meet names that browsers and scripts use themselves."),
    "OER-S009": Code(
        "Include or template mark", "Nothing is included or filled in: readers would see the mark, and some tools would run it."
    ),
    "OER-S010": Code("Invisible character", "It can make a text read otherwise than it is stored, and hide words from reviewers."),
    "OER-S011": Code(
        "Host that looks like another", "Letters of several scripts in one name are a common trick to imitate a known site.", "warning"
    ),
    "OER-L001": Code(
        "Unknown alert",
        "Only [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] and [!CAUTION] are known, in every language; others would be plain quotes.",
    ),
    "OER-L002": Code("Alert mark not alone on its line", "With text beside it the mark is not read as one, and the reader sees [!…]."),
    "OER-L003": Code(
        "Text for a picture or player is missing", "People who cannot see the picture, and pages that cannot load it, have only this text."
    ),
    "OER-L004": Code("Media file is missing", "The reader would see nothing where the picture or film should be."),
    "OER-L005": Code("Link to a text that is not there", "A reader who follows it finds nothing."),
    "OER-L006": Code("Link to a place that is not there", "The page opens, but not at the place that the text speaks of."),
    "OER-L007": Code("Id used twice", "A link can lead to one place only."),
    "OER-L008": Code("Heading of the first level", "The title in the front matter is the first level; a page has one."),
    "OER-L009": Code("Heading level left out", "People who listen to the page find their way by the levels.", "warning"),
    "OER-L010": Code("Empty link", "Nobody can see, hear or follow it."),
    "OER-L011": Code("Table without a header row", "The header says what a column holds; people who listen to the table need it."),
    "OER-L012": Code("Class without a meaning here", "Classes name facts in quizzes and guides; elsewhere nothing reads them."),
    "OER-L013": Code("Footnote is not defined", "The reader sees [^…] and finds no note."),
    "OER-L014": Code("Picture outside media/", "Only files in the module's media/ folder are published."),
    "OER-L015": Code("Sound without captions or transcript", "People who cannot hear it, or sit in a loud room, are left out."),
    "OER-L016": Code(
        "Player or file inside a sentence", "A player needs its own paragraph; in a sentence only a link is left of it.", "warning"
    ),
    "OER-L017": Code("Footnote that nobody sees", "Only footnotes that the text names are printed.", "warning"),
    "OER-L018": Code("Empty heading", "It leaves a gap in the contents and for people who listen to the page."),
    "OER-L019": Code("Link to an unknown module", "The catalogue has no such module or lesson."),
    "OER-L020": Code("Term without an id", "Lessons link to a term by its id, and translations keep it."),
    "OER-L021": Code("Text outside a term", "The glossary shows terms only; other text would be lost."),
    "OER-L022": Code("Term without an explanation", "A word that is not explained helps nobody."),
    "OER-L023": Code("Empty alert", "Only its title would be shown."),
    "OER-Q001": Code("Question without an id", "Results, translations and links name a question by its id."),
    "OER-Q002": Code("Class that is no outcome of the module", "A question's class says which learning outcome it tests."),
    "OER-Q003": Code("Question without an answer", "The quiz cannot tell right from wrong."),
    "OER-Q004": Code("No right answer marked", "Nobody could ever be right."),
    "OER-Q005": Code("Too few answers", "With one answer there is nothing to choose, to order or to match."),
    "OER-Q006": Code("Box in a wrong form", "Only `- [x]` and `- [ ]` are read as boxes; others become plain text of an answer."),
    "OER-Q007": Code("Feedback or text in the wrong place", "It would be shown as part of an answer or under another one."),
    "OER-Q008": Code("Number in a wrong form", "The answer of a learner is compared with this number."),
    "OER-Q009": Code("Two kinds of answers in one question", "A question has one list, one table or one Answer line."),
    "OER-Q010": Code("Heading that is not a question", "Each `##` heading is one question; other levels would be lost."),
    "OER-Q011": Code("Table that cannot be matched", "Matching needs two columns, an empty first row, and right cells below it."),
    "OER-Q012": Code("Empty answer", "There is nothing to choose or to compare with."),
    "OER-Q013": Code(
        "Question does not correspond to its source",
        "Translations share ids, kinds and the number of answers, so that results mean the same.",
    ),
    "OER-Q014": Code("Right answers differ from the source", "The same answer would be right in one language and wrong in another."),
    "OER-Q015": Code("Same answer twice", "Two equal answers cannot be told apart."),
    "OER-Q016": Code("Quiz without questions", "Its page would be empty."),
    "OER-Q017": Code("Too many questions", "Nobody answers hundreds of questions at a stretch, and packages cannot store so many answers."),
    "OER-G020": Code(
        "Heading without an id",
        "Sessions, activities, materials and questions are named by their ids in guide.yml, links and translations.",
    ),
    "OER-G021": Code("Unknown class", "A class says what the part is; an unknown one would be lost."),
    "OER-G022": Code("Part without a class", "The class says whether it is the product, a mode or an adaptation."),
    "OER-G023": Code("Part in the wrong place", "It belongs to no session or activity and would be lost."),
    "OER-G024": Code("Part given twice", "Only one of them could be shown."),
    "OER-G025": Code("Empty part", "There is a heading, but no words under it.", "warning"),
    # --- downloads
    "OER-D001": Code("A download could not be made", "People who use this kind of file do not find the module.", "warning"),
    "OER-D002": Code("A download is large", "Many platforms take only small files, and on a slow line it takes long.", "warning"),
    # --- limits
    "OER-R001": Code("Nested too deeply", "No text needs quotes or lists that deep; some programs cannot read them."),
    "OER-R002": Code("Too many problems in one file", "The first ones are shown; the others may come from the same cause."),
    "OER-R003": Code("Module takes too long", "A text that keeps the program busy for ever must not keep the others from being published."),
    "OER-R004": Code("Module needs too much memory", "A text that grows beyond measure must not keep the others from being published."),
    "OER-R005": Code("The program failed on this module", "This is a fault of the program. The other modules are published all the same."),
    # --- site: settings and hand-written pages
    "OER-C101": Code("a link to a module or lesson that does not exist", "A reader who follows it finds nothing."),
    "OER-C102": Code("mkdocs.yml cannot be read", "Without its settings no site can be built."),
    "OER-C103": Code("unknown setting", "A misspelt setting would do nothing, and nobody would notice."),
    "OER-C104": Code("a setting of the wrong kind", "The setting cannot be used as it is."),
    "OER-C107": Code("a picture of the brand that is not there", "Every page would show a broken picture."),
    "OER-C106": Code("front matter of a page that cannot be read", "The page would lose its title."),
    "OER-C111": Code(
        "something is loaded from elsewhere",
        "Whoever runs that place learns who reads here, and nothing is shown without internet. The site is not built.",
    ),
    "OER-C112": Code("script or style written into a page", "Pages run only files of the site, so it does nothing."),
    "OER-C105": Code("not a language tag", "Languages are named by BCP 47 tags, in the folders and on the pages."),
    "OER-C108": Code("name in docs/ that the site uses itself", "Two pages would have one address, and one of them would be lost."),
    "OER-C109": Code("page without a language", "A page is shown in the language that its file name says.", "warning"),
    "OER-C110": Code("interface not translated", "Menus, buttons and notices are then in another language than the modules.", "warning"),
    "OER-C113": Code("a file is larger than the host takes", "The host refuses the whole site, or leaves the file out.", "warning"),
    "OER-C114": Code("the site is larger than the host takes", "The host refuses it, or asks you to make it smaller.", "warning"),
}


def problem(code: str, place: Place, message: str, fix: str, suggestion: str = "") -> Problem:
    """A Problem with the severity of its code. KeyError = a code that is not in the table (our bug)."""
    return Problem(place, code, message, fix, suggestion, CODES[code].severity)


def capped(found: Iterable[Problem], place: Place) -> Iterator[Problem]:
    """At most MAX_PROBLEMS of a file's problems, and at ``place`` a note that there are more. The others are never computed."""
    every = iter(found)
    yield from islice(every, MAX_PROBLEMS)
    if next(every, None):
        message = f"this file has more than {MAX_PROBLEMS} problems; the others are not shown"
        yield problem("OER-R002", place, message, "Mend those that are shown and check again.")
