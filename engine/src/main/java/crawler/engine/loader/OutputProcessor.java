package crawler.engine.loader;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What values of the field pass in item loaders when the item is made, one processor after the other: Scrapy's {@code
 * Field(output_processor=...)}. Rules of a loader for this field go before it, and it goes before their default.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface OutputProcessor {
    /** Each with a constructor without parameters. */
    Class<? extends Processor>[] value();
}
