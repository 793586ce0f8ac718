"""Moodle backups, written by hand: what a module becomes in Moodle, and the files that Moodle's restore reads.

The rules of restore that shape this are written down in ``tests/packages/moodle_restore.py``, each with the place of Moodle's source
that it stands in. The ones that decide most:

* a section of a backup goes into the section of the course that has the same *number*; what that one is called and whether it is hidden
  stays as it is, so an activity that learners must not see is hidden itself, not only its section;
* a backup of the type ``section`` can only add to a course: it holds no settings of a course, and Moodle does not offer to delete anything
  for it. One of the type ``course`` can become a new course;
* entries of a glossary are restored only with the data of users, which a teacher may not restore: the glossary is a page.
"""
