package crawler.engine;

/** What a download led to: a response, or another request to make in its place (a redirect, a retry). */
public sealed interface Fetched permits Response, Request {}
