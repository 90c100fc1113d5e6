package crawler.engine.select.xpath;

import crawler.engine.select.tree.Axis;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Node;

/**
 * What long searches below a node have shown: which nodes have a match below them and which have none. It keeps a question
 * that is asked of each of many nested nodes, as in {@code //div[.//p]}, from walking the innermost ones over and over.
 */
final class Witnesses {
    /** Shorter walks are repeated more cheaply than remembered. */
    private static final int LONG = 64;

    private final Set<Node> with = new HashSet<>();
    private final Set<Node> without = new HashSet<>();

    boolean exists(Step step, Node context, Evaluation run) {
        if (with.contains(context) || without.contains(context)) {
            return with.contains(context);
        }
        Axis axis = step.axis();
        int walked = 0;
        for (Node node = axis.first(context); node != null; node = axis.next(context, node)) {
            if (step.accepts(node, run)) {
                found(context, node, walked);
                return true;
            }
            walked++;
        }
        if (walked > LONG) {
            for (Node node = context; node != null; node = Axis.DESCENDANT_OR_SELF.next(context, node)) {
                without.add(node);
            }
        }
        return false;
    }

    private void found(Node context, Node match, int walked) {
        if (walked > LONG) {
            for (Node node = match; node != context; ) {
                node = node.parentNode();
                with.add(node);
            }
        }
    }
}
