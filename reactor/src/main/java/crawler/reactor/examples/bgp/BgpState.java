package crawler.reactor.examples.bgp;

/** How far two peers have come (RFC 4271, 8.2.2). */
enum BgpState {
    IDLE,
    OPEN_SENT,
    OPEN_CONFIRM,
    ESTABLISHED
}
