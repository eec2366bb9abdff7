/** A how-to page, as guides link to it. */
export interface HowTo {
	/** Name of its file without the ending; the last part of its address. */
	readonly id: string;
	readonly title: string;
	/** Whether it speaks of one stream, so that a link to it may say which. */
	readonly ofStream: boolean;
}
