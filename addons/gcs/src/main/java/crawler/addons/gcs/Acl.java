package crawler.addons.gcs;

import crawler.settings.Setting;
import crawler.settings.SettingException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Predefined access control lists by their names: {@code publicRead}, or {@code public-read} as the older API has it. */
final class Acl {
    private static final List<String> NAMES = List.of(
            "authenticatedRead",
            "bucketOwnerFullControl",
            "bucketOwnerRead",
            "private",
            "projectPrivate",
            "publicRead");
    private static final Pattern NEXT_WORD = Pattern.compile("-([a-z])");

    private Acl() {}

    /** @throws SettingException when there is none of this name */
    static Optional<String> of(Setting<?> key, Optional<String> name) {
        return name.map(text -> {
            String camel =
                    NEXT_WORD.matcher(text).replaceAll(letter -> letter.group(1).toUpperCase(java.util.Locale.ROOT));
            if (!NAMES.contains(camel)) {
                throw new SettingException(
                        key.name() + ": there is no access control list \"" + text + "\" (have: " + NAMES + ")");
            }
            return camel;
        });
    }
}
