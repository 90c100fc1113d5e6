package crawler.engine.feed;

import crawler.engine.Spider;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** What may stand in the URI of a feed: Scrapy's names, the spider's arguments and its public fields. */
final class SpiderParameters {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter BATCH_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss.SSSSSS").withZone(ZoneOffset.UTC);

    private SpiderParameters() {}

    static Map<String, Object> of(String template, Spider spider, Instant now, int batchId) {
        Map<String, Object> parameters = new LinkedHashMap<>(spider.arguments().asMap());
        parameters.keySet().stream()
                .filter(name -> template.contains("%(" + name + ")"))
                .forEach(name -> spider.arguments().get(name)); // it is asked for here
        for (Field field : spider.getClass().getFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                put(field, spider, parameters);
            }
        }
        parameters.put("name", spider.name());
        parameters.put("time", TIME.format(now));
        parameters.put("batch_time", BATCH_TIME.format(now));
        parameters.put("batch_id", batchId);
        return parameters;
    }

    private static void put(Field field, Spider spider, Map<String, Object> parameters) {
        try {
            Object value = field.get(spider);
            if (value != null) {
                parameters.put(field.getName(), value);
            }
        } catch (IllegalAccessException e) { // a public field of a class that is not: nobody outside can know it
            parameters.remove(field.getName());
        }
    }
}
