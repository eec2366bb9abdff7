/** `<sample-calculator>`: the rate that a question needs. */
import { type CalculatorAnswer, sampleAnswer } from '../../workflow/calculator/calculator-answer.ts';
import { CalculatorElement } from './calculator.ts';

class SampleCalculator extends CalculatorElement {
	protected override answer(number: (name: string) => number | null): CalculatorAnswer {
		return sampleAnswer({
			identifiersPerDay: number('identifiers') ?? 1,
			days: number('days') ?? 1,
			share: (number('share') ?? 50) / 100,
			margin: (number('margin') ?? 1) / 100,
		});
	}
}
customElements.define('sample-calculator', SampleCalculator);
