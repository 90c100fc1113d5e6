package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Attribute;
import crawler.engine.Request;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The attributes that components know, under the names of Scrapy's meta keys. */
class MetaKeysTest {
    /** All of Scrapy's, but {@code is_secure}, which is deprecated: it said that s3 is asked over https, as it is. */
    private static final String SCRAPYS = """
            allow_offsite autothrottle_dont_adjust_delay bindaddress cookiejar depth depth_reset dont_cache
            dont_merge_cookies dont_obey_robotstxt dont_redirect dont_retry download_fail_on_dataloss
            download_latency download_maxsize download_slot download_timeout download_warnsize ftp_user
            ftp_password ftp_passive ftp_local_filename give_up_log_level handle_httpstatus_all
            handle_httpstatus_list http_user http_pass http_auth_domain is_start_request max_retry_times
            priority_adjust proxy redirect_reasons redirect_urls redirect_times redirect_ttl referrer_policy
            retry_times verbatim_url rule link_text
            """;

    private static final List<Attribute<?>> ALL = attributes();

    /** Constants of all classes beside the one of requests. */
    private static List<Attribute<?>> attributes() {
        try (Stream<Path> files = Files.walk(folder())) {
            List<Attribute<?>> all = new ArrayList<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = folder().relativize(file).toString();
                Class<?> type = Class.forName(
                        name.substring(0, name.length() - ".class".length())
                                .replace('/', '.')
                                .replace('\\', '.'),
                        false,
                        Request.class.getClassLoader());
                for (Field field : type.getDeclaredFields()) {
                    if (field.getType() == Attribute.class && Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        all.add((Attribute<?>) field.get(null));
                    }
                }
            }
            return all;
        } catch (IOException | URISyntaxException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(Request.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    @Test
    void AE_eachMetaKeyOfScrapyIsAnAttribute() {
        TreeSet<String> missing = new TreeSet<>(List.of(SCRAPYS.strip().split("\\s+")));
        ALL.forEach(attribute -> missing.remove(attribute.name()));

        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void AE_attributesOfOneNameHaveOneType() {
        Map<String, Class<?>> types = new HashMap<>();
        ALL.forEach(attribute -> assertEquals(
                attribute.type(), types.computeIfAbsent(attribute.name(), name -> attribute.type()), attribute.name()));
    }
}
