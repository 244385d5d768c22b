"""Files that arrive by drag and drop or from the clipboard, as a page receives them."""

import base64

from playwright.sync_api import Page

# Returns whether the page handled the event, so that the browser does nothing with the file itself.
_GIVE = """([target, kind, data, name]) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name, { type: 'image/png' }));
    const Kind = kind === 'paste' ? ClipboardEvent : DragEvent;
    const field = kind === 'paste' ? 'clipboardData' : 'dataTransfer';
    const event = new Kind(kind, { [field]: transfer, bubbles: true, cancelable: true });
    return !document.querySelector(target).dispatchEvent(event);
}"""


def drop(page: Page, target: str, content: bytes, name: str = "given.png") -> bool:
    """Whether both events were handled: without the first one, a browser would open the file."""
    data = base64.b64encode(content).decode()
    taken = [page.evaluate(_GIVE, [target, kind, data, name]) for kind in ("dragover", "drop")]
    return all(taken)


def paste(page: Page, target: str, content: bytes, name: str = "given.png") -> bool:
    return bool(page.evaluate(_GIVE, [target, "paste", base64.b64encode(content).decode(), name]))
