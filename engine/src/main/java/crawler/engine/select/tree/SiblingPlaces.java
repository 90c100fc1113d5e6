package crawler.engine.select.tree;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** The positions, from 1, of all elements below one parent: among all, and among those of the same name. */
public final class SiblingPlaces {
    private final Map<Node, int[]> places = new HashMap<>();
    private final Map<String, Integer> countOfName = new HashMap<>();

    private SiblingPlaces() {}

    public static SiblingPlaces of(Node parent) {
        SiblingPlaces family = new SiblingPlaces();
        for (Node child = parent.firstChild(); child != null; child = child.nextSibling()) {
            if (child instanceof Element element) {
                family.add(element);
            }
        }
        return family;
    }

    private void add(Element element) {
        int ofName = countOfName.merge(element.tagName(), 1, Integer::sum);
        places.put(element, new int[] {places.size() + 1, ofName});
    }

    public int position(Element element, boolean ofType, boolean fromEnd) {
        int[] place = places.get(element);
        if (place == null) {
            return 1; // the top of a tree of its own
        }
        int position = place[ofType ? 1 : 0];
        int total = ofType ? countOfName.get(element.tagName()) : places.size();
        return fromEnd ? total - position + 1 : position;
    }
}
