/** `<throughput-calculator>`: events per second, per day and bytes per day of a stream to come. */
import { type CalculatorAnswer, throughputAnswer } from '../../workflow/calculator/calculator-answer.ts';
import { CalculatorElement } from './calculator.ts';

/** What the page knows of an event service, as data of its `<option>`. */
const limit = (option: HTMLOptionElement | undefined, name: string): number | null => {
	const text = option?.dataset[name] ?? '';
	return text === '' ? null : Number(text);
};

class ThroughputCalculator extends CalculatorElement {
	protected override answer(number: (name: string) => number | null): CalculatorAnswer {
		const service = this.querySelector<HTMLSelectElement>('select[name="service"]')?.selectedOptions[0];
		const { alertShare, partitionBytes } = this.dataset;
		return throughputAnswer(
			{
				identifiersPerSecond: number('identifiers') ?? 0,
				eventsPerIdentifier: number('events') ?? 0,
				rate: number('rate') ?? 1,
				eventBytes: number('size') ?? 0,
			},
			{
				service: service?.value ?? '',
				maxMessage: limit(service, 'maxMessage'),
				maxBody: limit(service, 'maxBody'),
				servicePerSecond: number('now'),
				alertShare: alertShare ? Number(alertShare) : null,
				partitionBytes: partitionBytes ? Number(partitionBytes) : null,
			},
			this.text('stream'),
		);
	}
}
customElements.define('throughput-calculator', ThroughputCalculator);
