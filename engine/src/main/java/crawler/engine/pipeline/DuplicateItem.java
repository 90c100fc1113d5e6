package crawler.engine.pipeline;

import crawler.engine.error.DropItem;

/** An item like it has been kept before. */
public final class DuplicateItem extends DropItem {
    DuplicateItem(String why) {
        super(why);
    }
}
