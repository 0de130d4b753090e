# Reads a calendar by RFC 5545, strictly, and prints what it says: a line for
# each property of each event, unfolded and without escapes.  Dies of faults.
use strict;
use warnings;

binmode STDIN;
binmode STDOUT, ':encoding(UTF-8)';
local $/;
my $text = <STDIN>;
die "does not end with CR LF\n" unless $text =~ /\r\n\z/;
my (@lines, @open, %uids, %seen, $events);
for my $line (split /\r\n/, $text) {
	die "a bare CR or LF: $line\n" if $line =~ /[\r\n]/;
	die "over 75 bytes: $line\n" if length $line > 75;
	# Not cut inside a character: each line is UTF-8 by itself.
	utf8::decode($line) or die "not UTF-8: $line\n";
	if ($line =~ s/^[ \t]//) {
		die "folded before anything\n" unless @lines;
		$lines[-1] .= $line;
	} else {
		push @lines, $line;
	}
}
for (@lines) {
	my ($name, $params, $value) = /^([A-Z][A-Z-]*)((?:;[A-Z]+=\w+)*):(.*)$/s
		or die "no property: $_\n";
	die "a control character: $_\n" if $value =~ /[\x00-\x08\x0a-\x1f\x7f]/;
	if ($name eq 'BEGIN') {
		die "$value in @open\n" unless
			join(' ', @open, $value) =~ /^VCALENDAR( VEVENT)?$/;
		push @open, $value;
		%seen = () if $value eq 'VEVENT';
		next;
	}
	if ($name eq 'END') {
		die "END:$value\n" unless @open && pop(@open) eq $value;
		next if $value eq 'VCALENDAR';
		for my $must (qw(UID DTSTAMP DTSTART SUMMARY)) {
			die "an event without $must\n" unless $seen{$must};
		}
		$events++;
		print "\n";
		next;
	}
	die "outside the calendar: $_\n" unless @open;
	die "twice in one event: $name\n" if $seen{"@open $name"}++;
	$seen{$name} = 1;
	if ($name =~ /^(UID|SUMMARY|DESCRIPTION|X-WR-CALNAME)$/) {
		die "not escaped: $_\n" if $value =~ /(?<!\\)(?:\\\\)*[;,]/;
		die "no escape: $_\n" if
			$value =~ /(?<!\\)(?:\\\\)*\\(?![\\;,nN])/;
		$value =~ s/\\(.)/lc $1 eq 'n' ? ' | ' : $1/ge;
	}
	die "a UID twice: $value\n" if $name eq 'UID' && $uids{$value}++;
	die "DTSTAMP: $value\n" if $name eq 'DTSTAMP' &&
		$value !~ /^\d{8}T\d{6}Z$/;
	die "DTSTART: $_\n" if $name eq 'DTSTART' &&
		!($params eq ';VALUE=DATE' && $value =~ /^\d{8}$/);
	print "$name $value\n";
}
die "not closed: @open\n" if @open;
die "no VERSION or PRODID\n" unless
	$text =~ /^VERSION:2\.0\r$/m && $text =~ /^PRODID:.+\r$/m;
