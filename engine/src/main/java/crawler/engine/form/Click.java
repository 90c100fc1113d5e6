package crawler.engine.form;

/** What of a form is clicked, and where, should it be an image. Immutable. */
record Click(Clickables.Choice choice, int x, int y) {
    static final Click FIRST = new Click(Clickables.FIRST, 0, 0);

    Click on(Clickables.Choice newChoice) {
        return new Click(newChoice, x, y);
    }

    Click at(int newX, int newY) {
        return new Click(choice, newX, newY);
    }
}
