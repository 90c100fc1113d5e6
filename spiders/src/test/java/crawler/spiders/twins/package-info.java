/** Spiders of one name. */
package crawler.spiders.twins;
