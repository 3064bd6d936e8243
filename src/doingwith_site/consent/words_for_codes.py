"""Short words that are easy to say, spell and type on an old phone, for codes."""

__all__ = ["WORDS"]

WORDS = tuple(
    """
    acre apex arch area atom aunt away axle baby back bake balm band bank barn base bath bead beam bean
    bear bell belt bend best bike bird blue boat bold bolt bone book boot bowl brow bulb bush busy cafe
    cake calf call calm camp cane cape card care cart cast cave chat chef chin chip city clap clay clip
    club coal coat coin cold comb cook cool cope copy cord core cork corn cosy crab crew crop crow cube
    cuff cups curl dale dawn deck deep deer desk dial dice dill dish dive dock dome door dove down draw
    drip drop drum duck dune dusk earn east easy echo edge eggs exam face fact fair fall farm fast fawn
    feet fern file film find fine fire firm fish five flag flat flax flip flow foam fold folk font food
    foot fork form fort four free frog fuel full game gate gift gill give glad glow glue goal goat gold
    good gown grab grid grin grip grow gulf gull hail half hall hand harp hawk haze heap heat herb herd
    hero hike hill hint hive hold home hood hoof hook hope horn hour huge hull hush idea inch iron isle
    item jade jazz jeep join joke jump jury keen keep kelp kerb keys kind king kite kiwi knee knit knob
    knot lace lake lamb lamp land lane lark lava lawn lead leaf leek lens life lift lily lime line link
    lion list loaf loft logo long look loop loud love luck mail main make malt mane maps mark mask mast
    meal melt menu mild milk mill mime mind mine mint mist moat mole moon moor moss moth move mule name
    navy near neat nest news next nice nine node noon nose note nuts oats oboe onyx opal open oval oven
    page pair palm park part path pave peak pear peas pier pine pink pint pipe plan play plot plug plum
    plus poem poet pond pony pool port post pour pram pump pure quay quiz race raft rail rain ramp read
    real reed reef rest rice rich ride ring ripe rise road roam robe rock roof room root rope rose ruby
    rule rush rust safe sage sail salt same sand seal seat seed shed ship shoe shop sign silk sing size
    skip slow snow soap sofa soft soil song soup spin star stem step stew swan swim tail tale talk tall
    tape task team tent tide tile time toad tofu tone tool tour town tray tree trip tuba tuna turn twig
    twin unit vase vest view vine walk wall warm wave well west wide wild wind wing wise wolf wood wool
    word work worm wren yard yarn year yoga yolk zest zone zoom
    """.split()  # noqa: SIM905 - as prose it is read and mended more easily
)
