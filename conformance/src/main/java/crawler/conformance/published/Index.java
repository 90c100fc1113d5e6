package crawler.conformance.published;

import crawler.engine.text.TextEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code index-*.txt} of the Encoding Standard: the character of each pointer, here of the bytes that the pointer means. */
public final class Index {
    private static final String JAPANESE = "jis0208";
    private static final Map<String, List<String>> ENCODINGS = Map.of(
            JAPANESE,
            List.of("euc-jp", "iso-2022-jp", "shift_jis"),
            "jis0212",
            List.of("euc-jp"),
            "gb18030",
            List.of("gb18030", "gbk"));

    private Index() {}

    public static Stream<Outcome> cases(Path file) throws IOException {
        String index = file.getFileName().toString().replaceAll("^index-|\\.txt$", "");
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.strip().split("\\s+"))
                .flatMap(entry -> ENCODINGS.getOrDefault(index, List.of(index)).stream()
                        .filter(encoding -> has(index, encoding, Integer.parseInt(entry[0])))
                        .map(encoding -> outcome(index, encoding, entry)));
    }

    /** Behind the 94 rows of JIS X 0208 there are some more, which two bytes of seven bits do not reach. */
    private static boolean has(String index, String encoding, int pointer) {
        return !index.equals(JAPANESE) || encoding.equals("shift_jis") || pointer < 94 * 94;
    }

    private static Outcome outcome(String index, String encoding, String[] entry) {
        int pointer = Integer.parseInt(entry[0]);
        byte[] bytes = bytes(index, encoding, pointer);
        TextEncoding by = TextEncoding.of("text/plain; charset=" + encoding, bytes);
        return new Outcome(
                encoding + " " + index + " " + pointer, Character.toString(Integer.decode(entry[1])), by.decode(bytes));
    }

    private static byte[] bytes(String index, String encoding, int pointer) {
        return switch (index) {
            case "big5" -> two(pointer / 157 + 0x81, pointer % 157, 0x3f, 0x40, 0x62);
            case "euc-kr" -> two(pointer / 190 + 0x81, pointer % 190, 190, 0x41, 0);
            case "gb18030" -> two(pointer / 190 + 0x81, pointer % 190, 0x3f, 0x40, 0x41);
            case "jis0212" -> new byte[] {(byte) 0x8f, (byte) (pointer / 94 + 0xa1), (byte) (pointer % 94 + 0xa1)};
            case JAPANESE -> japanese(encoding, pointer);
            default -> new byte[] {(byte) (pointer + 0x80)};
        };
    }

    private static byte[] two(int lead, int trail, int limit, int below, int above) {
        return new byte[] {(byte) lead, (byte) (trail + (trail < limit ? below : above))};
    }

    private static byte[] japanese(String encoding, int pointer) {
        return switch (encoding) {
            case "euc-jp" -> new byte[] {(byte) (pointer / 94 + 0xa1), (byte) (pointer % 94 + 0xa1)};
            case "shift_jis" ->
                two(pointer / 188 + (pointer / 188 < 0x1f ? 0x81 : 0xc1), pointer % 188, 0x3f, 0x40, 0x41);
            default ->
                new byte[] {0x1b, '$', 'B', (byte) (pointer / 94 + 0x21), (byte) (pointer % 94 + 0x21), 0x1b, '(', 'B'};
        };
    }
}
