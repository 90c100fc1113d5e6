package crawler.conformance.function;

import static crawler.conformance.function.Arguments.function;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.link.Link;
import java.util.List;
import java.util.Map;

/** Links out of pages. */
public final class LinkFunctions implements Family {
    private static final String URL = "http://site.test/dir/page.html";

    @Override
    public Map<String, Function> functions() {
        return Map.of(
                "links", function(LinkFunctions::links),
                "follow_all", function(LinkFunctions::followAll));
    }

    private static Object links(Arguments args) {
        return LinkOptions.extractor(args.object("options").all()).extract(page(args)).stream()
                .map(LinkFunctions::fields)
                .toList();
    }

    private static List<Object> fields(Link link) {
        return List.of(link.url(), link.text(), link.fragment(), link.nofollow());
    }

    private static Object followAll(Arguments args) {
        return page(args)
                .follow(args.optional("css").orElse("a"))
                .map(Request::url)
                .toList();
    }

    private static Response page(Arguments args) {
        return Response.of(args.optional("url").orElse(URL), args.text("html"));
    }
}
