package crawler.engine.feed.format;

import crawler.engine.Item;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Items of random fields, made of what formats may stumble over. */
final class RandomItems {
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            " ",
            ",",
            ";",
            "\"",
            "'",
            "\\",
            "\r",
            "\n",
            "\t",
            "<",
            ">",
            "&",
            "]]>",
            "&amp;",
            "</item>",
            "\u0000",
            "\u0001",
            "\u000b",
            "\u001f",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u00e9",
            "\u2028",
            "\u20ac",
            "\ufeff",
            "\ufffe",
            "\uffff",
            "\ufdd0",
            "\ud83d\ude00",
            "\udbff\udfff",
            "{",
            "}",
            "[",
            "]",
            ":",
            "null",
            "=1",
            "0",
            "-",
            "_",
            ".",
            "\u1200",
            "\u0300",
            "\u3042",
            "\u4e00",
            "x".repeat(5000));

    private final Random random;

    RandomItems(Random random) {
        this.random = random;
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            items.add(Item.of(fields(0)));
        }
        return items;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(any(PIECES));
        }
        return text.toString();
    }

    private Object scalar() {
        return switch (random.nextInt(11)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong();
            case 2 -> Double.longBitsToDouble(random.nextLong());
            case 3 -> (float) random.nextGaussian();
            case 4 -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(60) - 30);
            case 5 -> new BigInteger(200, random);
            case 6 -> random.nextBoolean();
            case 7 -> null;
            default -> text();
        };
    }

    private Object value(int depth) {
        int kind = random.nextInt(depth > 4 ? 5 : 10);
        if (kind < 5) {
            return scalar();
        }
        int length = random.nextInt(4);
        if (kind < 7) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                list.add(value(depth + 1));
            }
            return random.nextBoolean() ? list : list.toArray();
        }
        return kind == 7 ? Optional.ofNullable(value(depth + 1)) : fields(depth + 1);
    }

    private Map<String, Object> fields(int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            fields.put(text(), value(depth + 1));
        }
        return fields;
    }
}
