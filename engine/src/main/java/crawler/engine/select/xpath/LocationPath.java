package crawler.engine.select.xpath;

import crawler.engine.select.tree.Nodes;
import crawler.engine.select.xpath.Evaluation.Scope;
import java.util.List;
import org.jsoup.nodes.Element;

/** {@code a/b//c}: steps from the context node, the root, or the nodes of another expression. */
record LocationPath(Start start, List<Step> steps) implements Expr {
    LocationPath {
        steps = List.copyOf(steps.size() > 1 && steps.get(0).isSelf() ? steps.subList(1, steps.size()) : steps);
    }

    @Override
    public Object evaluate(Scope scope) {
        return nodes(scope);
    }

    @Override
    public NodeSet nodes(Scope scope) {
        NodeSet found = start.nodes(scope);
        for (Step step : steps) {
            if (found.isEmpty()) {
                return NodeSet.EMPTY;
            }
            found = step.from(found, scope.run());
        }
        return found;
    }

    @Override
    public boolean test(Scope scope) {
        if (asksForOneAttribute()) {
            return scope.node() instanceof Element element
                    && element.attributes().hasKey(steps.get(0).attribute());
        }
        return start == Start.CONTEXT && steps.size() == 1
                ? steps.get(0).exists(scope.node(), scope.run())
                : !nodes(scope).isEmpty();
    }

    @Override
    public String string(Scope scope) {
        if (asksForOneAttribute()) {
            return scope.node() instanceof Element element
                    ? element.attributes().get(steps.get(0).attribute())
                    : "";
        }
        return nodes(scope).string();
    }

    /** {@code @name}, which most conditions ask for, needs no node to be made. */
    private boolean asksForOneAttribute() {
        return start == Start.CONTEXT
                && steps.size() == 1
                && !steps.get(0).attribute().isEmpty()
                && steps.get(0).predicates().isEmpty();
    }

    @Override
    public boolean usesPosition() {
        return start.usesPosition();
    }

    /** Where a path begins. */
    interface Start {
        Start CONTEXT = scope -> NodeSet.of(scope.node());
        Start ROOT = scope -> NodeSet.of(Nodes.root(scope.node()));

        NodeSet nodes(Scope scope);

        default boolean usesPosition() {
            return false;
        }

        /** The nodes of an expression. */
        static Start of(Expr expr) {
            return new Start() {
                @Override
                public NodeSet nodes(Scope scope) {
                    return expr.nodes(scope);
                }

                @Override
                public boolean usesPosition() {
                    return expr.usesPosition();
                }
            };
        }
    }

    /** {@code (expression)[predicate]}: positions count in document order over all nodes. */
    record Filter(Expr of, List<Expr> predicates) implements Expr {
        Filter {
            predicates = List.copyOf(predicates);
        }

        @Override
        public Object evaluate(Scope scope) {
            NodeSet set = of.nodes(scope);
            return new NodeSet(Predicates.filter(set.nodes(), predicates, scope.run()), set.disjoint());
        }

        @Override
        public boolean usesPosition() {
            return of.usesPosition();
        }
    }
}
