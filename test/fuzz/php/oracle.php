<?php
// Prints what PHP makes of each file of a folder, from a number on: "<number>\t<value or the word throws>".
// A fatal error ends the program; whoever started it goes on behind the last number that was printed.
error_reporting( 0 );
ini_set( 'precision', '14' );
ini_set( 'serialize_precision', '-1' );
[ , $folder, $from, $to ] = $argv;
function encode( $value ) {
	if ( is_array( $value ) ) {
		$items = [];
		foreach ( $value as $key => $inner ) {
			$items[] = [ is_int( $key ) ? "i$key" : 's' . bin2hex( $key ), encode( $inner ) ];
		}
		return $items;
	}
	if ( is_int( $value ) ) return "i$value";
	if ( is_float( $value ) ) return 'f' . ( is_finite( $value ) ? var_export( $value, true ) : 'x' );
	if ( is_string( $value ) ) return 's' . bin2hex( $value );
	return $value;
}
for ( $number = (int)$from; $number < (int)$to; $number++ ) {
	echo "$number\t";
	try {
		$value = ( static function () use ( $folder, $number ) {
			ob_start();
			try {
				return include "$folder/$number.php";
			} finally {
				ob_end_clean();
			}
		} )();
		echo json_encode( encode( $value ), JSON_THROW_ON_ERROR ), "\n";
	} catch ( Throwable $error ) {
		echo "throws\n";
	}
}
