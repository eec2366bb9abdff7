/**
 * Splits a technical name where a line may break: after `.` `_` `-` `/` `:` and before the hump of a CamelCase
 * word. A 66-character stream name then fits 320 CSS pixels without being cut.
 *
 * @returns the parts in order; joined they are the name again. At least one part.
 */
export function breakPoints(name: string): readonly string[] {
	return name.split(/(?<=[._\-/:])(?=[^._\-/:])|(?<=[a-z0-9])(?=[A-Z][a-z])/);
}
