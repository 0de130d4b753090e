# secreg: build, test, install.
#
#   make            build build/secreg
#   make deps       install what is missing (Debian, Ubuntu, Fedora, Alpine, macOS)
#   make demo       make a register from data/ and print the May 2017 paper
#   make check      build and run every test
#   make check-fault  fail every call it makes, kill it, fill its disk
#   make check-valgrind  each command under valgrind
#   make install    install it below PREFIX (/usr/local), staged in DESTDIR
#   make uninstall  take that away again
#   make dist       a tarball of what is committed, in the build folder
#   make distcheck  unpack that, build and test it there
#   make deb        a Debian package, in the build folder
#   make fresh      try all of that in a minimal Debian, as root
#   make bench      time it against its floors and print ratios
#   make fuzz       hostile input, FUZZ_SECONDS (60) for each kind (clang)
#   make lint       no warning of gcc, its analyser, clang, clang-tidy, cppcheck
#   make coverage   how much of the program the tests go through, by branches
#   make clean      remove the build folder
#
# Variants live side by side:  make check SAN=1   make check CC=clang
# Honoured: CC CFLAGS LDFLAGS PREFIX DESTDIR O (the build folder); V=1 shows the
# commands.

.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules
.DEFAULT_GOAL := all

# `make deps check` must not look at anything before the packages are there,
# even under -j: what stands beside deps is made by a make of its own.
ifneq ($(filter deps,$(MAKECMDGOALS)),)

JOBS := $(if $(findstring j,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 1))
BESIDE := $(filter-out deps,$(MAKECMDGOALS))

.NOTPARALLEL:
deps:
	@sh tests/deps.sh
$(BESIDE): deps
	@+$(MAKE) --no-print-directory $(JOBS) $@
.PHONY: deps $(BESIDE)

else

CC = gcc
CFLAGS = -O2 -g
PKG_CONFIG = pkg-config
O = build$(if $(SAN),-san)$(if $(COV),-cov)$(if $(filter clang%,$(CC)),-$(CC))

VERSION := 0.1.0
Q = $(if $(V),,@)
say = @$(if $(V),:,echo) "  $(1)	$(2)"
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings -Wvla -Wformat=2 -Wundef \
	-Wconversion -Wno-sign-conversion -Wno-overlength-strings
HARDEN = $(if $(SAN)$(COV),,-D_FORTIFY_SOURCE=2) -fstack-protector-strong -fPIE
# clang also finds that no elements from NULL on are asked for, which an empty
# list does; and it does not say by a word of its own that it sanitizes.
SANFLAGS = $(if $(SAN),-fsanitize=address -fsanitize=undefined \
	-fno-sanitize-recover=all $(if $(filter clang%,$(CC)),\
	-fno-sanitize=pointer-overflow -D__SANITIZE_ADDRESS__=1)) \
	$(if $(COV),--coverage -O0)
# Asked when a rule runs, not before: `make deps` may install pkg-config.
PKGS_CFLAGS = $$($(PKG_CONFIG) --cflags sqlite3 yaml-0.1)
PKGS_LIBS = $$($(PKG_CONFIG) --libs sqlite3 yaml-0.1)
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Iinclude -I$O/gen -include base/banned.h \
	$(WARN) $(HARDEN) $(CFLAGS) $(SANFLAGS) $(PKGS_CFLAGS)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now $(LDFLAGS) $(SANFLAGS)

SRC := $(sort $(wildcard src/base/*.c src/io/*.c src/register/*.c src/cmd/*.c))
OBJ := $(SRC:%.c=$O/%.o) $O/gen/sql.o $O/gen/data.o
LIB := $O/libsecreg.a
UNITS := $(patsubst tests/unit/%.c,%,$(sort $(wildcard tests/unit/*_test.c)))
QUERIES := $(filter-out src/sql/schema.sql src/sql/views.sql src/sql/guards.sql,\
	$(sort $(wildcard src/sql/*.sql)))

all: $O/secreg

$O/secreg: $O/src/main.o $(LIB)
	$(call say,LINK,$@)
	$Q$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKGS_LIBS)

$(LIB): $(OBJ)
	$(call say,AR,$@)
	$Qrm -f $@ && $(AR) rcs $@ $^

$O/%.o: %.c | $O/gen/sql.h
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$Q$(CC) $(ALL_CFLAGS) -DSECREG_VERSION='"$(VERSION)"' -MMD -MP -c -o $@ $<

$O/gen/%.o: $O/gen/%.c $O/gen/sql.h
	$Q$(CC) $(ALL_CFLAGS) -c -o $@ $<

# All SQL as C: named statements as an enum and a table, scripts as text.  The
# guards are a script of their own, and so is taking them down (change.h).
$O/gen/sql.h: $(QUERIES) src/sql/gen.awk
	@mkdir -p $(@D)
	$Qawk -v want=header -f src/sql/gen.awk $(QUERIES) > $@

$O/gen/guards.sql: src/sql/guards.sql src/sql/guards.awk src/sql/schema.sql
	@mkdir -p $(@D)
	$Q{ cat src/sql/guards.sql; \
		awk -f src/sql/guards.awk src/sql/schema.sql; } > $@

$O/gen/sql.c: $(QUERIES) src/sql/schema.sql src/sql/views.sql \
		$O/gen/guards.sql src/sql/gen.awk
	$Qawk -v want=statements -f src/sql/gen.awk $(QUERIES) > $@
	$Qcat src/sql/schema.sql src/sql/views.sql | \
		awk -v want=script -v name=sql_schema -f src/sql/gen.awk >> $@
	$Qawk -v want=script -v name=sql_guards -f src/sql/gen.awk \
		$O/gen/guards.sql >> $@
	$Qsed -n 's/^CREATE TRIGGER \([a-z_]*\).*/DROP TRIGGER \1;/p' \
		$O/gen/guards.sql | awk -v want=script \
		-v name=sql_guards_down -f src/sql/gen.awk >> $@
	$Qsed 's/^CREATE VIEW/CREATE TEMP VIEW/' src/sql/views.sql | \
		awk -v want=script -v name=sql_temp_views -f src/sql/gen.awk >> $@

# The process, the views as their page describes them, the questions, and how
# pages look.
$O/gen/data.c: data/process/sec-2017.yaml docs/views.md \
		data/questions/standard.sql src/page/style.css \
		src/page/register.js src/sql/gen.awk
	@mkdir -p $(@D)
	$Qawk -v want=script -v plain=1 -v name=data_process \
		-f src/sql/gen.awk data/process/sec-2017.yaml > $@
	$Qawk -v want=views -f src/sql/gen.awk docs/views.md >> $@
	$Qawk -v want=questions -v plain=1 -f src/sql/gen.awk \
		data/questions/standard.sql >> $@
	$Qawk -v want=script -v plain=1 -v name=data_style \
		-f src/sql/gen.awk src/page/style.css >> $@
	$Qawk -v want=script -v plain=1 -v name=data_script \
		-f src/sql/gen.awk src/page/register.js >> $@

-include $(SRC:%.c=$O/%.d) $O/src/main.d $(UNITS:%=$O/tests/unit/%.d)

# Tests -----------------------------------------------------------------

$O/tests/unit/%: $O/tests/unit/%.o $(LIB)
	$(call say,LINK,$@)
	$Q$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKGS_LIBS) $$($(PKG_CONFIG) --libs cmocka)

check: $O/secreg $(UNITS:%=$O/tests/unit/%) fuzz-targets
	@O=$O CC="$(CC)" tests/run.sh

# $(FAULT)=full fails every single call, which takes an hour; otherwise a spread.
FAULTFLAGS = -std=c11 -D_GNU_SOURCE $(filter-out -Wpedantic -Wconversion \
	-Wmissing-prototypes,$(WARN)) -O2 -g
FAULTS := $(wildcard tests/fault/*.c tests/fault/*.h)

$O/fault/fault.so: $(FAULTS)
	@mkdir -p $(@D)
	$(call say,CC,$@)
	$Q$(CC) $(FAULTFLAGS) -fPIC -shared -o $@ tests/fault/fault.c \
		tests/fault/fault_io.c tests/fault/walk.c -ldl

$O/fault/sweep: $(FAULTS)
	@mkdir -p $(@D)
	$(call say,CC,$@)
	$Q$(CC) $(FAULTFLAGS) $(PKGS_CFLAGS) -o $@ tests/fault/sweep.c \
		tests/fault/judge.c tests/fault/trial.c $(PKGS_LIBS)

$O/fault/damage: $(FAULTS)
	@mkdir -p $(@D)
	$(call say,CC,$@)
	$Q$(CC) $(FAULTFLAGS) -o $@ tests/fault/damage.c tests/fault/trial.c

check-fault: $O/secreg $O/fault/fault.so $O/fault/sweep $O/fault/damage
	@O=$O FAULT=$(FAULT) sh tests/fault/run.sh

check-valgrind: $O/secreg
	@O=$O sh tests/valgrind.sh

demo: $O/secreg
	@O=$O sh tests/demo.sh

$O/bench/%: tests/bench/%.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$Q$(CC) -std=c11 -D_GNU_SOURCE $(WARN) $(CFLAGS) $(PKGS_CFLAGS) -o $@ $< \
		$(LDFLAGS) $(PKGS_LIBS)

# Fuzz targets: with replay.c they run the files of tests/fuzz/corpus (make
# check), with libFuzzer they look for more.
FUZZ := $(filter-out program commands replay,\
	$(patsubst tests/fuzz/%.c,%,$(sort $(wildcard tests/fuzz/*.c))))
FUZZ_SECONDS = 60
FUZZ_OBJ = $O/tests/fuzz/program.o $O/tests/fuzz/commands.o

$O/fuzz/%: $O/tests/fuzz/%.o $(FUZZ_OBJ) $(if $(LIBFUZZER),,\
		$O/tests/fuzz/replay.o) $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$Q$(CC) $(ALL_LDFLAGS) $(if $(LIBFUZZER),-fsanitize=fuzzer) -o $@ $^ \
		$(PKGS_LIBS)

-include $(wildcard $O/tests/fuzz/*.d)

fuzz-targets: $(FUZZ:%=$O/fuzz/%)

fuzz:
	$(MAKE) --no-print-directory O=build-fuzz CC=clang SAN=1 LIBFUZZER=1 \
		CFLAGS="-O1 -g -fsanitize=fuzzer-no-link" fuzz-targets
	@O=build-fuzz sh tests/fuzz/run.sh $(FUZZ_SECONDS) $(FUZZ)

bench: $O/secreg $(patsubst tests/bench/%.c,$O/bench/%,\
		$(wildcard tests/bench/*.c))
	@O=$O CC="$(CC)" sh tests/bench/run.sh

# Installing ------------------------------------------------------------

PREFIX = /usr/local
DOC = share/doc/secreg

# What is installed, and where below PREFIX.  README's links hold there too.
INSTALLED = $O/secreg:bin/secreg docs/secreg.1:share/man/man1/secreg.1 \
	data/completion/secreg.bash:share/bash-completion/completions/secreg \
	data/completion/_secreg:share/zsh/site-functions/_secreg \
	data/completion/secreg.fish:share/fish/vendor_completions.d/secreg.fish \
	README.md:$(DOC)/README.md LICENSE:$(DOC)/copyright \
	$(foreach f,$(wildcard docs/*.md),$f:$(DOC)/$f) \
	$(foreach f,$(wildcard data/process/*.yaml data/holidays/*.yaml \
		data/register/*/*.yaml),$f:$(DOC)/examples/$(f:data/%=%))

# Folders that hold nothing but ours, the inner ones first.
FOLDERS = $(foreach f,$(sort $(dir $(wildcard data/register/*/*.yaml))),\
	$(DOC)/examples/$(f:data/%=%)) $(DOC)/examples/register \
	$(DOC)/examples/process $(DOC)/examples/holidays $(DOC)/examples \
	$(DOC)/docs $(DOC)

install: $O/secreg
	$(call say,INSTALL,$(DESTDIR)$(PREFIX))
	$Qfor pair in $(INSTALLED); do \
		from=$${pair%%:*}; to="$(DESTDIR)$(PREFIX)/$${pair#*:}"; \
		mode=644; [ "$$from" != "$O/secreg" ] || mode=755; \
		install -d "$${to%/*}" && \
		install -m "$$mode" "$$from" "$$to" || exit 1; \
	done

uninstall:
	$(call say,UNINSTALL,$(DESTDIR)$(PREFIX))
	$Qfor pair in $(INSTALLED); do \
		rm -f "$(DESTDIR)$(PREFIX)/$${pair#*:}" || exit 1; \
	done
	$Qfor folder in $(FOLDERS); do \
		rmdir "$(DESTDIR)$(PREFIX)/$$folder" 2>/dev/null || :; \
	done

# Handing on ------------------------------------------------------------

NAME = secreg-$(VERSION)

# The same commit gives the same bytes.
dist:
	@mkdir -p $O
	@git rev-parse --git-dir >/dev/null 2>&1 || { \
		echo "dist: this is no git checkout; what is handed on is" \
			"what is committed" >&2; exit 1; }
	$(call say,DIST,$O/$(NAME).tar.gz)
	$Qgit archive --format=tar --prefix=$(NAME)/ HEAD | \
		gzip -9n > $O/$(NAME).tar.gz

distcheck: dist
	rm -rf $O/distcheck && mkdir -p $O/distcheck
	tar -xzf $O/$(NAME).tar.gz -C $O/distcheck
	$(MAKE) --no-print-directory -C $O/distcheck/$(NAME) O=build all
	cd $O/distcheck/$(NAME) && O=build CC="$(CC)" \
		tests/run.sh $(DISTCHECK)
	rm -rf $O/distcheck

# What runs the program as it was built there, and what is handed on with it.
DISTCHECK = tests/readme.t tests/manual.t tests/install.t tests/records.t \
	tests/common.t tests/whole-life.t

deb: $O/secreg
	@O=$O VERSION=$(VERSION) MAKE="$(MAKE)" sh data/debian/build.sh

fresh: deb
	@O=$O sh tests/fresh.sh

# House -----------------------------------------------------------------

# No warning of either compiler; what the analysers that are installed find.
# Who owns a block of memory is a pool's business, which gcc's cannot follow.
LINT = -std=c11 -D_GNU_SOURCE -Iinclude -I$O-lint-gcc/gen -include \
	base/banned.h -DSECREG_VERSION='"$(VERSION)"'
lint:
	$(MAKE) --no-print-directory O=$O-lint-gcc CC=gcc CFLAGS="-O2 -Werror \
		-fanalyzer -Wno-analyzer-malloc-leak" all
	@if command -v clang >/dev/null; then \
		$(MAKE) --no-print-directory O=$O-lint-clang CC=clang \
			CFLAGS="-O2 -Werror" all; \
	else echo "lint: no clang here"; fi
	@if command -v clang-tidy >/dev/null; then \
		clang-tidy --quiet src/*.c src/*/*.c -- $(LINT) 2>/dev/null; \
	else echo "lint: no clang-tidy here"; fi
	@if command -v cppcheck >/dev/null; then \
		cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr \
			--enable=warning,performance,portability \
			-Iinclude -I$O-lint-gcc/gen src; \
	else echo "lint: no cppcheck here"; fi

# One run of all tests, each file they went through added up.
coverage:
	find build-cov -name '*.gcda' -delete 2>/dev/null || :
	$(MAKE) --no-print-directory COV=1 O=build-cov check
	@sh tests/coverage.sh build-cov

clean:
	rm -rf build build-*

.PHONY: all check check-fault check-valgrind demo bench install uninstall dist \
	distcheck deb fresh clean lint coverage fuzz fuzz-targets

endif
