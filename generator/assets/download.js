/** A text that the page made, saved as a file. @param {string} text @param {string} type @param {string} name */
export function download(text, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
}
