package crawler.engine.error;

/** Thrown by a pipeline that does not want an item. */
public class DropItem extends RuntimeException {

    /** @param why for the log */
    public DropItem(String why) {
        super(why);
    }
}
