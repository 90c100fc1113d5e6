/**
 * What kind of body it is and what text its bytes are.
 *
 * <p>Read {@link crawler.engine.text.BodyType} first, then {@link crawler.engine.text.TextEncoding} and
 * {@link crawler.engine.text.EncodingLabel}.
 */
package crawler.engine.text;
