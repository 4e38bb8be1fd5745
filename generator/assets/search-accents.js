/**
 * Added to the language of the theme's search, in its worker: words are kept, and looked for, without their accents.
 *
 * The theme passes a word that is being typed through no pipeline, so neither would a stemmer of ours see it. These two
 * classes of lunr are where every word of a page is made and where every query is read.
 */
(() => {
  /**
   * @typedef {new (text?: string, metadata?: object) => object} Token
   * @typedef {new (...given: unknown[]) => {parse(): {clauses: {term: string}[]}}} QueryParser
   * @typedef {{Token: Token, QueryParser: QueryParser}} Lunr
   */
  const { lunr } = /** @type {{lunr: Lunr}} */ (/** @type {unknown} */ (self));

  /** @param {string} text @returns {string} */
  const withoutAccents = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/œ/g, "oe")
      .replace(/æ/g, "ae");

  lunr.Token = class extends lunr.Token {
    /** @param {string} [text] @param {object} [metadata] */
    constructor(text = "", metadata = {}) {
      super(withoutAccents(text), metadata);
    }
  };

  lunr.QueryParser = class extends lunr.QueryParser {
    /** @override */
    parse() {
      const query = super.parse();
      for (const clause of query.clauses) clause.term = withoutAccents(clause.term);
      return query;
    }
  };
})();
