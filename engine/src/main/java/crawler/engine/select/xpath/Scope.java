package crawler.engine.select.xpath;

import org.jsoup.nodes.Node;

/** Where an expression is evaluated: context node, context position and size (from 1), and the run it belongs to. */
record Scope(Node node, int position, int size, Evaluation run) {}
