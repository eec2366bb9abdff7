/**
 * One part of a URL, percent-encoded. Half a surrogate pair, which no URL can hold and `encodeURIComponent` throws
 * for, becomes U+FFFD.
 */
export const encodeUrlPart = (text: string): string => encodeURIComponent(text.toWellFormed());
