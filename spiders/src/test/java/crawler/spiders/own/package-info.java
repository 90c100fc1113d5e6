/** Spiders as users write them, for the tests of the command line. */
package crawler.spiders.own;
