package crawler.engine.record;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a date or a number is written on pages: a pattern of {@link java.time.format.DateTimeFormatter}, {@code "d MMMM
 * yyyy"}, or of {@link java.text.DecimalFormat}, {@code "#,##0.00"}, with the words and signs of a language.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Format {
    String value();

    /** The language as in HTML, {@code de} or {@code pt-BR}. */
    String language() default "en";

    /** The time zone of dates that say none, where an instant or a zoned date is asked for. */
    String zone() default "UTC";
}
