package crawler.addons.s3;

import crawler.settings.Setting;
import crawler.settings.SettingException;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

/** Canned access control lists by their names: {@code private}, {@code public-read}. */
final class Acl {

    private Acl() {}

    /** @throws SettingException when there is none of this name */
    static Optional<ObjectCannedACL> of(Setting<?> key, Optional<String> name) {
        return name.map(text -> {
            ObjectCannedACL acl = ObjectCannedACL.fromValue(text);
            if (acl == ObjectCannedACL.UNKNOWN_TO_SDK_VERSION) {
                throw new SettingException(key.name() + ": there is no access control list \"" + text + "\" (have: "
                        + ObjectCannedACL.knownValues().stream()
                                .map(Object::toString)
                                .sorted()
                                .toList() + ")");
            }
            return acl;
        });
    }
}
