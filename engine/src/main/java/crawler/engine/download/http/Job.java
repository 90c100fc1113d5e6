package crawler.engine.download.http;

/** Work that somebody waits for: it is either run or abandoned, and never just forgotten. */
interface Job extends Runnable {

    /** Tells who waits that it will not be run. */
    void abandon();
}
