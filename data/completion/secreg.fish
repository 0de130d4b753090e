# Completion of secreg in fish: the program says what there is.

function __secreg_words
    set -l words (commandline -opc)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    set -l begun (commandline -ct | string replace -ra '[\'"\\\\]' '')
    for line in ($program --complete $words[2..-1] "$begun" 2>/dev/null)
        if test "$line" = \tfiles
            set -l name (string replace -r '^--[a-z-]*=' '' -- "$begun")
            set -l before (string replace -r '^(--[a-z-]*=)?.*' '$1' -- "$begun")
            for file in (__fish_complete_path "$name")
                echo $before$file
            end
        else
            echo $line
        end
    end
end

complete -c secreg -f -k -a '(__secreg_words)'
