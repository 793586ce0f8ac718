"""A finished site as ZIM files (openZIM), which Kiwix programs and boxes read without internet. Needs the extra ``zim``."""
