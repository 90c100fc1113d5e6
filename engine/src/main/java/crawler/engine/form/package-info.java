/**
 * Forms: requests that carry the fields of a form, whether it stands on a page or only in the spider's mind.
 *
 * <p>Read {@link crawler.engine.form.FormRequest} first, then {@link crawler.engine.form.FormSubmission}, which fills in and
 * submits a form of a page; {@code FormChoice} finds the form, {@code Controls} reads its fields, {@code Clickables}
 * finds the button. {@code BrowserSubmission} and {@code BrowserForm} do it by the rules of browsers.
 */
package crawler.engine.form;
