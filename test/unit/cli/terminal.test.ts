import { expect, it } from 'vitest';
import { Terminal } from '../../../src/cli/terminal.ts';

/** A stream that keeps what was written. */
function recorder(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
	let text = '';
	const stream = {
		isTTY,
		columns: 20,
		write(part: string): boolean {
			text += part;
			return true;
		},
	};
	return { stream: stream as unknown as NodeJS.WriteStream, text: () => text };
}

it('in CI a step is plain lines, and progress is silent', () => {
	const { stream, text } = recorder(true);
	const terminal = new Terminal(stream, { CI: 'true', NO_COLOR: '1' });
	terminal.step('Reading');
	terminal.progress('10 files');
	terminal.done('no problems');
	expect(text()).toMatch(/^Reading …\n {2}no problems \(0\.\d s\)\n$/);
});

it('on a terminal progress writes over one line, no longer than the line', () => {
	const { stream, text } = recorder(true);
	const terminal = new Terminal(stream, { NO_COLOR: '1' });
	terminal.step('Reading');
	terminal.progress('a very long detail that would wrap');
	terminal.done('done');
	expect(text().split('\r\x1b[2K').slice(1, 3)).toEqual(['Reading …', 'Reading … a very lo']);
	expect(text()).toMatch(/✓ Reading: done \(0\.\d s\)\n$/);
	expect(text().match(/\n/g)).toHaveLength(1);
});

it('colours are left out where nobody sees them', () => {
	expect(new Terminal(recorder(false).stream, {}).paint('red', 'x')).toBe('x');
	expect(new Terminal(recorder(true).stream, {}).paint('red', 'x')).toBe('\x1b[31mx\x1b[0m');
	expect(new Terminal(recorder(true).stream, { NO_COLOR: '1' }).paint('red', 'x')).toBe('x');
});
