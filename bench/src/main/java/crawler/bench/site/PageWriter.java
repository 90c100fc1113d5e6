package crawler.bench.site;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Writes one page: title, heading, table, a paragraph per link, and text up to the exact size. */
final class PageWriter {
    private static final byte[] HEAD =
            ascii("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Page ");
    private static final byte[] HEADING =
            ascii("</title>\n</head>\n<body>\n<div id=\"main\" class=\"content\">\n<h1>Page ");
    private static final byte[] TABLE = ascii("</h1>\n" + table());
    private static final byte[] LINK = ascii("<p class=\"entry\">See also <a class=\"link\" href=\"");
    private static final byte[] LINK_TEXT = ascii("\">page ");
    private static final byte[] LINK_END = ascii("</a>, which has <em>more</em> on it.</p>\n");
    private static final byte[] OPEN = ascii("<p>");
    private static final byte[] CLOSE = ascii("</p>\n");
    private static final byte[] FOOT = ascii("</div>\n</body>\n</html>\n");
    private static final int TEXTS = 64;
    private static final int TEXT_LENGTH = 420;
    /** The words of all paragraphs, one after another; a paragraph is a window into them. */
    private static final byte[] WORDS = ascii(words(TEXTS + 1));

    private final Site site;
    private final int page;
    private final byte[] buffer;
    private int at;

    PageWriter(Site site, int page) {
        this.site = site;
        this.page = page;
        this.buffer = new byte[site.bytes()];
    }

    /** The bytes that a page needs at least: everything but the text, with the widest numbers. */
    static int leastBytes(int pages, int links) {
        int digits = Integer.toString(pages - 1).length();
        int link = LINK.length + LINK_TEXT.length + LINK_END.length + "/p/.html".length() + 2 * digits;
        int frame = HEAD.length + HEADING.length + TABLE.length + FOOT.length + OPEN.length + CLOSE.length;
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, frame + 2L * digits + (long) links * link));
    }

    byte[] write() {
        put(HEAD).put(page).put(HEADING).put(page).put(TABLE);
        for (int k = 0; k < site.links(); k++) {
            int target = site.target(page, k);
            put(LINK).put(Site.path(target)).put(LINK_TEXT).put(target).put(LINK_END);
        }
        int tags = OPEN.length + CLOSE.length;
        int end = buffer.length - FOOT.length;
        // Each paragraph leaves room for the tags of the last one, which takes what is left.
        for (int k = site.links(); end - at > 2 * tags + TEXT_LENGTH; k++) {
            paragraph(k, TEXT_LENGTH);
        }
        paragraph(0, end - at - tags);
        put(FOOT);
        return buffer;
    }

    private void paragraph(int k, int length) {
        int from = (int) Math.floorMod(site.random(page, -1 - k), (long) TEXTS) * TEXT_LENGTH;
        put(OPEN);
        System.arraycopy(WORDS, from, buffer, at, length);
        at += length;
        put(CLOSE);
    }

    private PageWriter put(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, at, bytes.length);
        at += bytes.length;
        return this;
    }

    @SuppressWarnings("deprecation") // the one way to copy Latin-1 without an array in between
    private PageWriter put(String ascii) {
        ascii.getBytes(0, ascii.length(), buffer, at);
        at += ascii.length();
        return this;
    }

    private PageWriter put(int number) {
        return put(Integer.toString(number));
    }

    private static String table() {
        StringBuilder table = new StringBuilder("<table class=\"facts\">\n");
        for (int row = 1; row <= 8; row++) {
            table.append("<tr><th>Row ").append(row).append("</th><td>").append(row * 37);
            table.append("</td><td class=\"unit\">ms &amp; more</td></tr>\n");
        }
        return table.append("</table>\n").toString();
    }

    private static String words(int texts) {
        String[] some = {
            "amber", "bridge", "cloud", "delta", "ember", "forest", "gravel", "harbour", "island", "lantern"
        };
        StringBuilder text = new StringBuilder(texts * TEXT_LENGTH + 16);
        for (int i = 0; text.length() < texts * TEXT_LENGTH; i++) {
            text.append(some[(i * 7 + i / 10) % some.length]).append(i % 12 == 11 ? ". " : " ");
        }
        return text.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
